import { createStore } from "#platform/store/create-store.ts";

/** Whether "Find anything" is open, and with what typed into it. */
export const findState = createStore<{ query: string } | null>(null);

export function openFind(query = ""): void {
  findState.set({ query });
  window.addEventListener("keydown", hold, true);
}

export function closeFind(): void {
  window.removeEventListener("keydown", hold, true);
  findState.set(null);
}

/** Called when the field has the focus: tells what was typed before, once; from now on the keys are its own. */
export function takeTyped(take: (typed: string) => void): void {
  window.removeEventListener("keydown", hold, true);
  const { query } = findState.get() ?? { query: "" };
  if (query === "") return;
  take(query);
  findState.set({ query: "" });
}

/**
 * Whoever knows the shortcut types on at once, and the dialog's code may still be on its way: until its field stands
 * the words are kept here. Without this they would go into the message under the caret.
 */
function hold(press: KeyboardEvent): void {
  const query = findState.get()?.query ?? "";
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.key === "Escape") closeFind();
  else if (press.key === "Backspace") findState.set({ query: query.slice(0, -1) });
  else if (press.key.length === 1) findState.set({ query: query + press.key });
  else if (press.key !== "Enter") return;
  press.preventDefault();
  press.stopImmediatePropagation();
}
