import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";

export type Look = "list" | "tiles";
const key = "atrium.files-look";

const look = createStore<Look>(localStorage.getItem(key) === "tiles" ? "tiles" : "list");
/** How files are laid out on this device. */
export const useLook = (): Look => useStore(look);
export function setLook(next: Look): void {
  localStorage.setItem(key, next);
  look.set(next);
}
