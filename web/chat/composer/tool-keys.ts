import type { Tool } from "./writing-field.ts";

/** The tool that Ctrl-B and its like stand for. */
export function toolOfKey(press: Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "key" | "code">) {
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return null;
  return (press.shiftKey ? shifted[press.code] : unshifted[press.key.toLowerCase()]) ?? null;
}
const unshifted: Record<string, Tool> = { b: "bold", i: "italic", e: "code" };
const shifted: Record<string, Tool> = {
  KeyX: "strike",
  KeyH: "spoiler",
  Digit7: "numbers",
  Digit8: "bullets",
  Digit9: "quote",
};
