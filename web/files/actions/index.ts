/** What can be done with a file. */
export { downloadFile, registerFileActions, removeFiles } from "./file-actions.ts";
