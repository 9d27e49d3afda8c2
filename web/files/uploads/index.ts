/** Files on their way to the server, before they are in any message. */
export { AttachmentCard } from "./attachment-card.tsx";
export { AttachmentTray } from "./attachment-tray.tsx";
export { chooseFiles, chooseVoice } from "./choose-files.ts";
export { dropFiles, holdFiles } from "./files-elsewhere.ts";
export { pictureOf, pictureOfFile } from "./local-pictures.ts";
export { type PickFrom, pickFiles } from "./pick-files.ts";
export type { Upload } from "./upload.ts";
export { UploadBar } from "./upload-bar.tsx";
export { bytesOf } from "./upload-memory.ts";
export { changeUpload, uploads, useUploads } from "./upload-store.ts";
export {
  finishedUploads,
  giveUploads,
  registerUploading,
  removeUploads,
  settleUpload,
  uploadsLoaded,
  uploadsSent,
} from "./uploading.ts";
