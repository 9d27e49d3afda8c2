import { followThread as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { setThreadFollowing } from "./change-thread.ts";

export const followThread = handle(contract, (context, { channelId, threadId, following }) =>
  setThreadFollowing(context, { channelId, threadId }, following),
);
