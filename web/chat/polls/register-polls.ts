import { msg, t } from "@lingui/core/macro";
import { ChartBarBig, CircleStop } from "lucide-react";
import { panels } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { attempt } from "../call-here.ts";
import { writingTools } from "../composer/index.ts";
import { type MessageAction, type MessageTarget, messageActions, messageParts } from "../messages/index.ts";
import { close, registerPollChanges } from "./poll-changes.ts";
import { PollDialogs, PollPart } from "./poll-gates.tsx";
import { pollDialog } from "./poll-state.ts";

const end: MessageAction = {
  id: "message.close-poll",
  label: () => t`Close the poll`,
  icon: CircleStop,
  group: () => t`Message`,
  when: ({ message, own, abilities }) =>
    message.parts.poll?.closedAt === null && (own ? abilities?.send === true : abilities?.moderate === true),
  run: (target) => attempt(askAndClose(target)),
};

async function askAndClose({ message }: MessageTarget): Promise<void> {
  const question = {
    title: t`Close this poll?`,
    text: t`Nobody can vote any more. The result stays.`,
    action: t`Close`,
  };
  if (await confirm(question)) await close(message);
}

/** Called once. */
export function registerPolls(): void {
  registerPollChanges();
  messageParts.add(PollPart, 5);
  messageActions.add(end, 115);
  panels.add(PollDialogs);
  writingTools.add({
    icon: ChartBarBig,
    label: () => t`Ask with a poll`,
    run: (conversation) => pollDialog.set({ kind: "create", conversation }),
  });
  addErrorWords({
    closed: msg`This poll is closed.`,
    only_one: msg`Only one answer can be chosen here.`,
    too_many_options: msg`There are twenty answers already.`,
    anonymous: msg`This poll is anonymous: nobody learns who chose what.`,
  });
}
