import type { MyThread } from "@atrium/contract/chat/threads.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { answerMarked } from "./tell-marked.ts";
import { accessThread } from "./thread-access.ts";
import { moveThreadPointer, setFollowing } from "./thread-rows.ts";

type Which = { channelId: string; threadId: string };
type Answer = Promise<{ mine: MyThread }>;

/** Forward only: an older device cannot undo what a newer one read. */
export async function readThreadTo(context: WorkspaceContext, thread: Which, seq: number): Answer {
  const which = { member: context.member, ...thread };
  await accessThread(context, thread, "channel.mark", { lock: "calls" });
  return answerMarked(context, which, await moveThreadPointer(context.db, which, seq));
}

/** The same again changes nothing. Whoever decided is not made to follow by being called. */
export async function setThreadFollowing(context: WorkspaceContext, thread: Which, following: boolean): Answer {
  const which = { member: context.member, ...thread };
  await accessThread(context, thread, "channel.mark", { lock: "calls" });
  return answerMarked(context, which, await setFollowing(context.db, which, following));
}
