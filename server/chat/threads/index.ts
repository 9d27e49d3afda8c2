import { threadMarked } from "@atrium/contract/chat/threads.ts";
import { feature } from "#platform/operations/feature.ts";
import { followThread } from "./follow-thread.ts";
import { listReplies } from "./list-replies.ts";
import { markThreadRead } from "./mark-thread-read.ts";

/** Replies below a message: read, follow, mark read. They are written by `sendMessage`. */
export const threads = feature({
  name: "chat/threads",
  operations: [listReplies, followThread, markThreadRead],
  events: [threadMarked],
});
