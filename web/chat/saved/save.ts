import type { Message } from "@atrium/contract/chat/messages.ts";
import { changeSaved, type Saved, saveMessage, unsaveMessage } from "@atrium/contract/chat/saved.ts";
import { t } from "@lingui/core/macro";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { applySaved, applyUnsaved, isSaved } from "./saved-store.ts";

/** Saves a message for later, or takes it off the list: at once here, and back again when the server refuses. */
export async function toggleSaved({ id: messageId, channelId }: Pick<Message, "id" | "channelId">): Promise<void> {
  if (isSaved(messageId)) return forget(messageId);
  applySaved({ messageId, state: "open", note: "", savedAt: new Date().toISOString() });
  try {
    applySaved((await callHere(saveMessage, { channelId, messageId })).saved);
  } catch (error) {
    applyUnsaved(messageId);
    throw error;
  }
}

async function forget(messageId: string): Promise<void> {
  applyUnsaved(messageId);
  try {
    await callHere(unsaveMessage, { messageId });
  } catch (error) {
    applySaved({ messageId, state: "open", note: "", savedAt: new Date().toISOString() });
    throw error;
  }
}

/** Takes one off the list. */
export const unsave = (saved: Saved): Promise<void> => forget(saved.messageId);

/** Ticks off, brings back or notes: at once here. */
export async function change(saved: Saved, wish: Partial<Pick<Saved, "state" | "note">>): Promise<void> {
  applySaved({ ...saved, ...wish });
  try {
    await callHere(changeSaved, { messageId: saved.messageId, ...wish });
  } catch (error) {
    applySaved(saved);
    throw error;
  }
}

/** Ticks off, with a way back. */
export async function tickOff(saved: Saved): Promise<void> {
  await change(saved, { state: "done" });
  const undo = () => attempt(change({ ...saved, state: "done" }, { state: "open" }));
  toast(t`Done`, { action: { label: t`Undo`, run: undo } });
}
