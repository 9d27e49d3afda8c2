import { removePreviews } from "@atrium/contract/chat/link-previews.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { callHere } from "../call-here.ts";
import { applyChanged } from "../messages/index.ts";

/** Takes one preview, or all, off a message for everybody: at once here, and back again when the server refuses. */
export async function takeOff(message: Message, previewId?: string): Promise<void> {
  const { previews = [], ...parts } = message.parts;
  const left = previewId === undefined ? [] : previews.filter(({ id }) => id !== previewId);
  applyChanged({ ...message, parts: left.length > 0 ? { ...parts, previews: left } : parts });
  const keys = { channelId: message.channelId, messageId: message.id };
  try {
    await callHere(removePreviews, previewId === undefined ? keys : { ...keys, previewId });
  } catch (error) {
    applyChanged(message);
    throw error;
  }
}
