import { t } from "@lingui/core/macro";
import { shortcutNotes } from "#platform/slots/shell-slots.ts";

const group = () => t`Message`;
const reacting = () => t`React`;
const writing = () => t`Writing`;

/**
 * Keys of a message one stands on, for the shortcut sheet: whoever looks them up has the caret in the field, where
 * none of them is bound.
 */
export function noteMessageKeys(): void {
  shortcutNotes.add({ group: writing, keys: "ArrowUp", label: () => t`Edit your last message, in an empty field` });
  shortcutNotes.add({ group: writing, keys: "Shift+ArrowUp", label: () => t`Answer the last message in its thread` });
  shortcutNotes.add({ group, keys: "ArrowUp", label: () => t`Message before` });
  shortcutNotes.add({ group, keys: "ArrowDown", label: () => t`Message after` });
  shortcutNotes.add({ group, keys: "T", label: () => t`Reply in thread` });
  shortcutNotes.add({ group, keys: "E", label: () => t`Edit message` });
  shortcutNotes.add({ group: reacting, keys: "+", label: () => t`React with 👍` });
  shortcutNotes.add({ group: reacting, keys: ":", label: () => t`React with another emoji` });
  shortcutNotes.add({ group, keys: "S", label: () => t`Save for later` });
  shortcutNotes.add({ group, keys: "M", label: () => t`Remind me` });
  shortcutNotes.add({ group, keys: ">", label: () => t`Quote` });
  shortcutNotes.add({ group, keys: "<", label: () => t`Forward` });
  shortcutNotes.add({ group, keys: "P", label: () => t`Pin for everybody here` });
  shortcutNotes.add({ group, keys: "U", label: () => t`Mark unread from here` });
  shortcutNotes.add({ group, keys: "Shift+V", label: () => t`Who has read it` });
  shortcutNotes.add({ group, keys: "Shift+H", label: () => t`Earlier versions` });
  shortcutNotes.add({ group, keys: "L", label: () => t`Copy link` });
  shortcutNotes.add({ group, keys: "C", label: () => t`Copy text` });
  shortcutNotes.add({ group, keys: "Delete", label: () => t`Delete message` });
}
