import { t } from "@lingui/core/macro";
import { MessageSquareReply } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { channelAddress } from "../chat-address.ts";
import { type MessageAction, messageActions, messageFooters } from "../messages/index.ts";
import { ThreadPanelGate } from "./thread-panel-gate.tsx";
import { registerThreadStore } from "./thread-store.ts";
import { ThreadSummary } from "./thread-summary.tsx";

const reply: MessageAction = {
  id: "message.reply",
  label: () => t`Reply in thread`,
  icon: MessageSquareReply,
  shortcut: "T",
  group: () => t`Message`,
  onBar: true,
  when: ({ conversation, message }) => conversation.threadId === null && message.deletedAt === null,
  run: ({ message }) => go(channelAddress(message.channelId, { thread: message.threadId ?? message.id })),
};

/** Called once, when the app starts. */
export function registerThreads(): void {
  registerThreadStore();
  messageActions.add(reply, 20);
  messageFooters.add(ThreadSummary, 20);
  panels.add(ThreadPanelGate);
}
