import { type Message, deleteMessage as operation, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { t } from "@lingui/core/macro";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { applyChanged } from "./message-store.ts";

/** Deletes a message at once and offers to undo it. */
export async function deleteMessage(message: Message): Promise<void> {
  const keys = { channelId: message.channelId, messageId: message.id };
  applyChanged({ ...message, text: "", deletedAt: new Date().toISOString() });
  try {
    const answer = await callHere(operation, keys);
    applyChanged(answer.message);
  } catch (error) {
    applyChanged(message);
    throw error;
  }
  toast(t`Message deleted`, { action: { label: t`Undo`, run: () => attempt(restore(message)) } });
}

async function restore(message: Message): Promise<void> {
  const answer = await callHere(restoreMessage, { channelId: message.channelId, messageId: message.id });
  applyChanged(answer.message);
}
