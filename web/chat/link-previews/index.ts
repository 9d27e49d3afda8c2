/** Cards below messages for the pages they link to. */
export { PreviewFold } from "./preview-fold.tsx";
export { registerLinkPreviews } from "./register-link-previews.ts";
