import { t } from "@lingui/core/macro";
import { preferenceSections, shortcutNotes } from "#platform/slots/shell-slots.ts";
import { WritingSection } from "./writing-section.tsx";

const writing = () => t`Writing`;

/** Called once, after the first screen stands. */
export function registerComposer(): void {
  preferenceSections.add(WritingSection, 20);
  shortcutNotes.add({ group: writing, keys: "Mod+B", label: () => t`Bold` });
  shortcutNotes.add({ group: writing, keys: "Mod+I", label: () => t`Italic` });
  shortcutNotes.add({ group: writing, keys: "Mod+E", label: () => t`Code` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+X", label: () => t`Strikethrough` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+H", label: () => t`Hidden text` });
  shortcutNotes.add({ group: writing, keys: "Mod+K", label: () => t`Make what is selected a link` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+8", label: () => t`List` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+7", label: () => t`Numbered list` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+9", label: () => t`Quote` });
  shortcutNotes.add({ group: writing, keys: "Mod+Shift+V", label: () => t`Paste as plain text` });
  shortcutNotes.add({ group: writing, keys: "Alt+P", label: () => t`Preview` });
}
