/** Files in messages: attaching them, and showing them. */
export { placeOf } from "./file-part.tsx";
export { registerAttachments } from "./register-attachments.ts";
