/** Where the worker, fonts, character maps and decoders lie that documents need; put there by `build/pdf-files.ts`. */
export const pdfFilesAddress = "/assets/pdfjs-6.5.438/";
