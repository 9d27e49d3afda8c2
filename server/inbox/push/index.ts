/** Telling people on their devices what they have not read. */
export { pushMedium } from "./push-medium.ts";
