/** What is found out about a file at once, from its bytes alone and without decoding any of it. */
export { bytesIn, type FileBytes, type Patch } from "./file-bytes.ts";
export { type Look, lookAt } from "./look-at.ts";
export { plainText } from "./plain-text.ts";
export { openZip, type Zip } from "./zip-entries.ts";
