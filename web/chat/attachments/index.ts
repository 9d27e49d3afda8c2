/** Files in messages: attaching them, and showing them. */
export { registerAttachments } from "./register-attachments.ts";
