import { type MyThread, threadMarked } from "@atrium/contract/chat/threads.ts";
import type { Membership } from "#platform/access/membership.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { mentionsOf } from "../channels/index.ts";
import { myThread } from "./thread-rows.ts";

/** One's own state in a thread as it is now, told to one's own devices when it changed. */
export async function answerMarked(
  { db, emit, workspaceId, member }: WorkspaceContext,
  which: { member: Membership; channelId: string; threadId: string },
  isChanged: boolean,
): Promise<{ mine: MyThread }> {
  const [mine, mentions] = await Promise.all([
    myThread(db, which),
    mentionsOf(db, workspaceId, which.channelId, [member.id]),
  ]);
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (isChanged) emit(threadMarked, { mine, mentions: mentions.get(member.id) ?? 0 }, emission);
  return { mine };
}
