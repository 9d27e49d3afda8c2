import { followThread as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { answerMarked } from "./tell-marked.ts";
import { accessThread } from "./thread-access.ts";
import { setFollowing } from "./thread-rows.ts";

/** The same again changes nothing. Whoever decided is not made to follow by being called. */
export const followThread = handle(contract, async (context, { channelId, threadId, following }) => {
  const which = { member: context.member, channelId, threadId };
  await accessThread(context, which, "channel.mark", { lock: "calls" });
  return answerMarked(context, which, await setFollowing(context.db, which, following));
});
