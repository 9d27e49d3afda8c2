import { markThreadRead as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { readThreadTo } from "./change-thread.ts";

export const markThreadRead = handle(contract, (context, { channelId, threadId, seq }) =>
  readThreadTo(context, { channelId, threadId }, seq),
);
