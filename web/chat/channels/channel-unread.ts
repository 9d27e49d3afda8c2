import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { callHere } from "../call-here.ts";
import { applyPointer, changeMine } from "./channel-store.ts";

/** Makes the last message of a channel unread, to come back to. */
export async function markUnread({ channel, lastSeq }: MyChannel): Promise<void> {
  if (lastSeq === 0) return;
  changeMine(channel.id, (before) => ({ ...before, readSeq: Math.min(before.readSeq, lastSeq - 1) }));
  const { pointer } = await callHere(markRead, { channelId: channel.id, seq: lastSeq - 1, back: true });
  applyPointer(pointer);
}

/** Reads a channel to its end without looking. */
export async function markChannelRead({ channel, lastSeq }: MyChannel): Promise<void> {
  if (lastSeq === 0) return;
  changeMine(channel.id, (before) => ({ ...before, readSeq: before.lastSeq, mentions: 0 }));
  const { pointer } = await callHere(markRead, { channelId: channel.id, seq: lastSeq });
  applyPointer(pointer);
}
