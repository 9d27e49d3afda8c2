import type { Message } from "@atrium/contract/chat/messages.ts";
import { markRead as operation } from "@atrium/contract/chat/unread.ts";
import { space } from "#platform/store/space.ts";
import { callHere } from "../call-here.ts";
import { applyPointer, changeMine, myChannel, readHere } from "../channels/index.ts";

/** Reading fast tells the server this often, not at every message. */
const every = 700;
const telling = new Map<string, ReturnType<typeof setTimeout>>();
/** What the server was told and has not answered: "unread again" must not overtake it. */
const underWay = new Map<string, Promise<unknown>>();

/** Where one put the pointer back to in a channel: to look at the messages again reads none of them, until one leaves. */
const putBack = new Map<string, number>();
/** One comes to the channel, or says that one has seen it: what one looks at is read again. */
export const readAgain = (channelId: string): void => void putBack.delete(channelId);

/** Everything up to `seq` was seen: at once here, on the server a moment later. */
export function markReadTo(channelId: string, seq: number): void {
  const mine = myChannel(channelId);
  if (!mine || seq <= mine.readSeq || putBack.get(channelId) === mine.readSeq) return;
  readHere.set(channelId, seq);
  changeMine(channelId, (before) => ({
    ...before,
    readSeq: Math.max(before.readSeq, seq),
    // Mentions in threads stay until they are read there; the server's answer says how many.
    mentions: before.mentions,
  }));
  if (telling.has(channelId)) return;
  telling.set(
    channelId,
    setTimeout(() => {
      telling.delete(channelId);
      tell(channelId).catch(() => readHere.delete(channelId));
    }, every),
  );
}

async function tell(channelId: string): Promise<void> {
  const seq = space.get() && myChannel(channelId)?.readSeq;
  if (!seq) return;
  const asked = callHere(operation, { channelId, seq });
  const ended = asked.catch(() => undefined).finally(() => underWay.delete(channelId));
  underWay.set(channelId, ended);
  const { pointer } = await asked;
  const now = myChannel(channelId)?.readSeq ?? 0;
  // More was read while the answer was under way: only the count of mentions is news.
  applyPointer({ ...pointer, readSeq: Math.max(pointer.readSeq, now) });
}

/** Everything from this message on is unread again. */
export async function markUnreadFrom(message: Pick<Message, "channelId" | "seq">): Promise<void> {
  if (message.seq === null) return;
  const seq = message.seq - 1;
  const { channelId } = message;
  clearTimeout(telling.get(channelId));
  telling.delete(channelId);
  readHere.delete(channelId);
  putBack.set(channelId, seq);
  changeMine(channelId, (before) => ({ ...before, readSeq: seq }));
  await underWay.get(channelId);
  changeMine(channelId, (before) => ({ ...before, readSeq: seq }));
  const { pointer } = await callHere(operation, { channelId, seq, back: true });
  applyPointer(pointer);
}
