/** Cards below messages for the pages they link to. */
export { registerLinkPreviews } from "./register-link-previews.ts";
