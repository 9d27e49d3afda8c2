/** What is found out about files: at once, by a first look at their bytes. */
export type { FileBytes, Patch } from "./file-bytes.ts";
export { lookAt } from "./look-at.ts";
