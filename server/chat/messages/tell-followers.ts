import { type MyThread, threadAnswered, threadMarked } from "@atrium/contract/chat/threads.ts";
import { audience } from "#platform/events/event-log.ts";
import { mentionsOf } from "../channels/index.ts";
import type { Sending } from "./post.ts";
import type { SentReply, ThreadFollower } from "./replying-rows.ts";

type Where = { channelId: string; threadId: string; authorId: string };

/**
 * Who follows a thread because of this reply is told, each alone: the thread is new in their list. For whom it waits
 * from now on, in one event for all who stand at the same place. Who has left it unread before needs no word.
 */
export async function tellFollowers(
  sending: Sending,
  where: Where,
  { followers, thread_seq: lastSeq }: SentReply,
  following: readonly ThreadFollower[],
): Promise<void> {
  await tellNew(sending, where, followers, lastSeq);
  const known = new Set(followers.map(({ memberId }) => memberId));
  const waiting = following.filter(({ memberId }) => !known.has(memberId));
  const { channelId, threadId, authorId: actorId } = where;
  for (const [readSeq, people] of Map.groupBy(waiting, (one) => one.readSeq)) {
    const mine: MyThread = { threadId, channelId, following: true, readSeq, lastSeq };
    const to = people.map(({ memberId }) => audience.person(memberId));
    sending.emit(threadAnswered, { mine }, { workspaceId: sending.workspaceId, actorId, to });
  }
}

async function tellNew(
  { db, emit, workspaceId }: Sending,
  { channelId, threadId, authorId: actorId }: Where,
  followers: readonly ThreadFollower[],
  lastSeq: number,
): Promise<void> {
  if (followers.length === 0) return;
  const ids = followers.map(({ memberId }) => memberId);
  const mentions = await mentionsOf(db, workspaceId, channelId, ids);
  for (const { memberId, readSeq } of followers) {
    const mine: MyThread = { threadId, channelId, following: true, readSeq, lastSeq };
    const emission = { workspaceId, actorId, to: [audience.person(memberId)] };
    emit(threadMarked, { mine, mentions: mentions.get(memberId) ?? 0 }, emission);
  }
}
