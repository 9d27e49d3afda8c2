import { msg, t } from "@lingui/core/macro";
import { Eye } from "lucide-react";
import { panels, preferenceSections } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { type MessageAction, messageActions, messageFooters } from "../messages/index.ts";
import { ReaderDialogHost } from "./reader-dialog-host.tsx";
import { readersOf } from "./readers-state.ts";
import { ReceiptSection } from "./receipt-section.tsx";
import { receiptsOn } from "./receipts-on.ts";
import { SeenMark } from "./seen-mark.tsx";
import { registerSeen } from "./seen-store.ts";

const readers: MessageAction = {
  id: "message.readers",
  label: () => t`Who has read it`,
  icon: Eye,
  shortcut: "Shift+V",
  group: () => t`Message`,
  // Who only looks at a channel has no abilities to send there, and has read nothing.
  when: ({ message, abilities }) => receiptsOn() && message.deletedAt === null && abilities?.send === true,
  run: ({ message }) => readersOf.set(message),
};

/** What the first screen does without. */
export function register(): void {
  registerSeen();
  messageActions.add(readers, 195);
  messageFooters.add(SeenMark, 90);
  panels.add(ReaderDialogHost);
  preferenceSections.add(ReceiptSection, 70);
  addErrorWords({ receipts_off: msg`Who has read a message is switched off, here or in your preferences.` });
}
