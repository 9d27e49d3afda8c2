import { t } from "@lingui/core/macro";
import { openShortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";

/** What only this device does: the server is not asked. */
export type LocalCommand = { name: string; summary: () => string; run: () => void };

export const localCommands: readonly LocalCommand[] = [
  { name: "shortcuts", summary: () => t`Show the keyboard shortcuts`, run: openShortcutSheet },
];
