/** Who is there now. */
export { registerPresence, usePresence } from "./presence-store.ts";
