import { getDocument, type PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import { pdfFilesAddress } from "./pdf-files-address.ts";

type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };
type Policy = { createScriptURL(url: string): string };

const workerAddress = `${pdfFilesAddress}pdf.worker.min.mjs`;
let policy: Policy | undefined;

/** A worker's address is a sink the content security policy guards: this one address is allowed, and no other. */
function trustedWorkerAddress(): string {
  const factory = (window as { trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy("atrium-pdf-worker", { createScriptURL: () => workerAddress });
  return policy?.createScriptURL(workerAddress) ?? workerAddress;
}

/** Why a document is not shown: only its password opens it, or something else is wrong with it. */
export type PdfProblem = "locked" | "broken";

/**
 * Opens a document without fetching all of it. Nothing in it is run, and nothing it names is fetched. Its
 * worker ends with the signal, and what it holds with it.
 */
export async function openPdf(address: string, signal: AbortSignal): Promise<PDFDocumentProxy | PdfProblem> {
  const port = new Worker(trustedWorkerAddress(), { type: "module" });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    worker,
    url: address,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    cMapUrl: `${pdfFilesAddress}cmaps/`,
    standardFontDataUrl: `${pdfFilesAddress}standard_fonts/`,
    wasmUrl: `${pdfFilesAddress}wasm/`,
    iccUrl: `${pdfFilesAddress}iccs/`,
    verbosity: 0,
  });
  const end = async () => {
    await task.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  };
  signal.addEventListener("abort", () => void end());
  try {
    return await task.promise;
  } catch (error) {
    const { name } = error as Error;
    if (name === "PasswordException") return "locked";
    if (name === "InvalidPDFException" || name === "FormatError") return "broken";
    throw error;
  }
}
