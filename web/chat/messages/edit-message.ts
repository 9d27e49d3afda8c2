import { type Message, editMessage as operation } from "@atrium/contract/chat/messages.ts";
import { onClear } from "#platform/store/feed.ts";
import { callHere } from "../call-here.ts";
import { applyChanged, heldMessage } from "./message-store.ts";

/** What somebody wrote into a message and the server did not take, by message: it is there for the next try. */
const untaken = new Map<string, string>();

/** What an editor of a message begins with. */
export const textToEdit = (message: Message): string => untaken.get(message.id) ?? message.text;
export const forgetEdit = (message: Message): void => void untaken.delete(message.id);
export const registerEdits = (): void => onClear(() => untaken.clear());

/** Changes one's own text: at once here, and back to what it was when the server refuses. */
export async function editMessage(message: Message, text: string): Promise<void> {
  const trimmed = text.trim();
  forgetEdit(message);
  if (trimmed === message.text) return;
  applyChanged({ ...message, text: trimmed, editedAt: new Date().toISOString() });
  try {
    const answer = await callHere(operation, { channelId: message.channelId, messageId: message.id, text: trimmed });
    applyChanged(answer.message);
  } catch (error) {
    untaken.set(message.id, trimmed);
    // Deleted meanwhile, it stays so.
    if (heldMessage(message, message.id)?.deletedAt === null) applyChanged(message);
    throw error;
  }
}
