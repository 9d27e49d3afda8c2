import { threadMarked } from "@atrium/contract/chat/threads.ts";
import { audience } from "#platform/events/event-log.ts";
import { mentionsOf } from "../channels/index.ts";
import type { Sending } from "./post.ts";
import type { SentReply } from "./replying-rows.ts";

/** Who follows a thread because of this reply is told, each alone: the thread is new in their list. */
export async function tellFollowers(
  { db, emit, workspaceId }: Sending,
  { channelId, threadId, authorId }: { channelId: string; threadId: string; authorId: string },
  { followers, thread_seq: lastSeq }: SentReply,
): Promise<void> {
  if (followers.length === 0) return;
  const ids = followers.map(({ memberId }) => memberId);
  const mentions = await mentionsOf(db, workspaceId, channelId, ids);
  for (const { memberId, readSeq } of followers) {
    const mine = { threadId, channelId, following: true, readSeq, lastSeq };
    const emission = { workspaceId, actorId: authorId, to: [audience.person(memberId)] };
    emit(threadMarked, { mine, mentions: mentions.get(memberId) ?? 0 }, emission);
  }
}
