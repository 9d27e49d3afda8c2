import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { moveReadPointers } from "@atrium/contract/chat/unread.ts";
import { plural, t } from "@lingui/core/macro";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { applyPointer, changeMine, channels } from "./channel-store.ts";
import { channelTitle } from "./channel-title.ts";
import { unreadIn } from "./my-channel.ts";

type Pointer = { channelId: string; seq: number };
/** As many as the server takes at a time. */
const most = 500;

/** Reads channels to their ends, at once here; the toast takes it back. */
export async function readWithUndo(entries: readonly MyChannel[]): Promise<void> {
  const unread = entries.filter((entry) => unreadIn(entry) > 0);
  const [first] = unread;
  if (!first) return;
  const before = unread.map(({ channel, readSeq }) => ({ channelId: channel.id, seq: readSeq }));
  const ends = unread.map(({ channel, lastSeq }) => ({ channelId: channel.id, seq: lastSeq }));
  await move(ends, false);
  const name = first.channel.kind === "channel" ? `#${channelTitle(first.channel)}` : channelTitle(first.channel);
  const words =
    unread.length === 1
      ? t`${name} is read`
      : plural(unread.length, { one: "# channel is read", other: "# channels are read" });
  toast(words, { action: { label: t`Undo`, run: () => attempt(move(before, true)) } });
}

/** Everything unread, wherever it is. */
export const readAll = (): Promise<void> => readWithUndo([...channels.get().mine.values()]);

async function move(pointers: readonly Pointer[], back: boolean): Promise<void> {
  for (const { channelId, seq } of pointers) changeMine(channelId, (mine) => ({ ...mine, readSeq: seq }));
  for (let at = 0; at < pointers.length; at += most) {
    const answer = await callHere(moveReadPointers, { pointers: pointers.slice(at, at + most), back });
    answer.pointers.forEach(applyPointer);
  }
}
