/** Messages one comes back to later. */
export { registerSaved } from "./register-saved.ts";
export { savedPages } from "./saved-pages.ts";
