import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import type { messageSent } from "@atrium/contract/chat/messages.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";

/** Messages after the read pointer. */
export const unreadIn = ({ lastSeq, readSeq }: Pick<MyChannel, "lastSeq" | "readSeq">): number =>
  Math.max(0, lastSeq - readSeq);

export type Attention = { bold: boolean; count: number };

/** Bold is unread; a number is somebody speaking to oneself: a mention, or a direct message. Muted says only that. */
export function attentionOf(entry: MyChannel): Attention {
  const unread = unreadIn(entry);
  const personal = entry.channel.kind !== "channel" && !entry.muted ? unread : 0;
  const count = Math.max(entry.mentions, personal);
  return { bold: count > 0 || (unread > 0 && !entry.muted), count };
}

/** What a new message does to the channel's entry. One's own message is read by writing it. */
export function applyMessageTo(
  mine: MyChannel,
  event: DataOf<typeof messageSent>,
  own: string,
  ownGroups: ReadonlySet<string>,
): MyChannel {
  const { message, mentions, groups, mentionsAll } = event;
  const isNew = message.seq === null ? message.authorId !== own : message.seq > mine.lastSeq;
  const calls =
    message.authorId !== own && (mentions.includes(own) || mentionsAll || groups.some((id) => ownGroups.has(id)));
  const counted = calls && isNew && (message.seq === null || message.seq > mine.readSeq);
  const after = counted ? { ...mine, mentions: mine.mentions + 1 } : mine;
  if (message.seq === null || message.seq <= mine.lastSeq) return after;
  const readSeq = message.authorId === own && mine.readSeq >= mine.lastSeq ? message.seq : mine.readSeq;
  return { ...after, lastSeq: message.seq, lastMessageAt: message.createdAt, readSeq };
}
