import { plainText } from "@atrium/contract/chat/message-text.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { t } from "@lingui/core/macro";
import { Copy, History, Link, MailOpen, Pencil, Trash2 } from "lucide-react";
import { profileOf } from "#people/profiles/index.ts";
import { toast } from "#ui/feedback/toast.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { attempt } from "../call-here.ts";
import { messageLink } from "../chat-address.ts";
import { markUnreadFrom } from "../unread/index.ts";
import { deleteMessage } from "./delete-message.ts";
import { startEditing } from "./editing.ts";
import { noteMessageKeys } from "./message-keys.ts";
import { type MessageAction, messageActions } from "./message-slots.ts";
import { openHistory } from "./row/history-state.ts";

const group = () => t`Message`;

const edit: MessageAction = {
  id: "message.edit",
  label: () => t`Edit message`,
  icon: Pencil,
  shortcut: "E",
  group,
  when: ({ own, message, abilities }) => own && message.deletedAt === null && abilities?.send === true,
  run: ({ message, conversation }) => startEditing(message, conversation),
};

const markUnread: MessageAction = {
  id: "message.mark-unread",
  label: () => t`Mark unread from here`,
  icon: MailOpen,
  shortcut: "U",
  group,
  when: ({ conversation, message }) => conversation.threadId === null && message.seq !== null,
  run: ({ message }) => attempt(markUnreadFrom(message)),
};

const copyLink: MessageAction = {
  id: "message.copy-link",
  label: () => t`Copy link`,
  icon: Link,
  shortcut: "L",
  group,
  run: async ({ message }) => {
    await navigator.clipboard.writeText(messageLink(message));
    toast(t`Link copied`);
  },
};

const copyText: MessageAction = {
  id: "message.copy-text",
  label: () => t`Copy text`,
  icon: Copy,
  shortcut: "C",
  group,
  when: ({ message }) => message.deletedAt === null,
  run: async ({ message }) => {
    await navigator.clipboard.writeText(
      message.text.includes("](person:") ? plainText(message.text, 40_000) : message.text,
    );
    toast(t`Text copied`);
  },
};

const history: MessageAction = {
  id: "message.history",
  label: () => t`Earlier versions`,
  icon: History,
  shortcut: "Shift+H",
  group,
  when: ({ message }) => message.editedAt !== null && message.deletedAt === null,
  run: ({ message }) => openHistory(message),
};

const remove: MessageAction = {
  id: "message.delete",
  label: () => t`Delete message`,
  icon: Trash2,
  shortcut: "Delete",
  group,
  danger: true,
  when: ({ own, message, abilities }) => own && message.deletedAt === null && abilities?.send === true,
  run: ({ message }) => attempt(deleteMessage(message)),
};

/** What somebody else wrote: their words are gone for everybody, so one is asked before. */
const moderate: MessageAction = {
  id: "message.moderate",
  label: () => t`Delete message`,
  icon: Trash2,
  shortcut: "Delete",
  group,
  danger: true,
  when: ({ own, message, abilities }) => !own && message.deletedAt === null && abilities?.moderate === true,
  run: ({ message }) => attempt(askAndDelete(message)),
};

async function askAndDelete(message: Message): Promise<void> {
  const name = profileOf(message.authorId)?.name ?? "";
  const sure = await confirm({
    title: t`Delete this message of ${name}?`,
    text: t`Everybody here sees that it was deleted. You can bring it back within a day.`,
    action: t`Delete`,
    danger: true,
  });
  if (sure) await deleteMessage(message);
}

/** Called once. */
export function registerMessageActions(): void {
  noteMessageKeys();
  for (const action of [edit, markUnread, copyLink, copyText, history, remove, moderate])
    messageActions.add(action, 200);
}
