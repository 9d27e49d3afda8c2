/** How files other than pictures are looked at over everything; each is fetched when one is opened. */
export { registerViewers } from "./register-viewers.ts";
