import { markThreadRead as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { answerMarked } from "./tell-marked.ts";
import { accessThread } from "./thread-access.ts";
import { moveThreadPointer } from "./thread-rows.ts";

/** Forward only: an older device cannot undo what a newer one read. */
export const markThreadRead = handle(contract, async (context, { channelId, threadId, seq }) => {
  const which = { member: context.member, channelId, threadId };
  await accessThread(context, which, "channel.mark", { lock: "calls" });
  return answerMarked(context, which, await moveThreadPointer(context.db, which, seq));
});
