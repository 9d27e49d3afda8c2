/** How shortcuts are written, recognised and shown. Written form: modifiers in the order Mod, Alt, Shift, then the key. */

export const isMac =
  typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The written form of a key press: `Mod+Shift+K`. A character that needs Shift itself, like `?`, is written without it. */
export function writtenForm(press: KeyPress): string {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const key = keyOf(press);
  const shifted = press.shiftKey && (key.length > 1 || /[A-Z0-9.]/.test(key));
  return [mod && "Mod", press.altKey && "Alt", shifted && "Shift", key].filter(Boolean).join("+");
}

function keyOf({ key, code, altKey, ctrlKey, metaKey }: KeyPress): string {
  // With Alt some systems type another character; digits must work on every keyboard layout.
  const physical = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (physical && (altKey || /^\d$/.test(physical)) && (altKey || ctrlKey || metaKey)) return physical;
  // With Shift the point is another character on most keyboards.
  if (code === "Period" && (ctrlKey || metaKey)) return ".";
  if (key === " ") return "Space";
  return key.length === 1 ? key.toUpperCase() : key;
}

const shown: Record<string, string> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Alt: isMac ? "⌥" : "Alt",
  Shift: isMac ? "⇧" : "Shift",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "Enter",
};

/** The keys of a shortcut as a person reads them: `["Ctrl", "K"]`. */
export const shownKeys = (shortcut: string): string[] =>
  // A plus between keys stands after one.
  shortcut.split(/(?<=[^+])\+/).map((key) => shown[key] ?? key);

/**
 * In a text field only shortcuts with Ctrl, ⌘ or Alt count, and keys that write nothing. Esc belongs to most fields;
 * where messages are written it comes here once nothing there had a use for it.
 */
export function mayInterrupt(written: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true;
  const writes = target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const passes = target.isContentEditable ? /^(?:Mod|Alt)\+|^F\d+$|Escape$/ : /^(?:Mod|Alt)\+|^F\d+$/;
  return !writes || passes.test(written);
}
