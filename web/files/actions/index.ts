/** What can be done with a file. */
export { downloadFile, registerFileActions } from "./file-actions.ts";
