import { type Message, editMessage as operation } from "@atrium/contract/chat/messages.ts";
import { callHere } from "../call-here.ts";
import { applyChanged } from "./message-store.ts";

/** Changes one's own text: at once here, and back to what it was when the server refuses. */
export async function editMessage(message: Message, text: string): Promise<void> {
  const trimmed = text.trim();
  if (trimmed === message.text) return;
  applyChanged({ ...message, text: trimmed, editedAt: new Date().toISOString() });
  try {
    const answer = await callHere(operation, { channelId: message.channelId, messageId: message.id, text: trimmed });
    applyChanged(answer.message);
  } catch (error) {
    applyChanged(message);
    throw error;
  }
}
