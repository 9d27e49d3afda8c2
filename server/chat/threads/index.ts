import { threadAnswered, threadMarked, threadsRead } from "@atrium/contract/chat/threads.ts";
import { feature } from "#platform/operations/feature.ts";
import { followThread } from "./follow-thread.ts";
import { listMyThreads } from "./list-my-threads.ts";
import { listReplies } from "./list-replies.ts";
import { listUnreadThreads } from "./list-unread-threads.ts";
import { markAllThreadsRead } from "./mark-all-threads-read.ts";
import { markThreadRead } from "./mark-thread-read.ts";

export { readThreadTo, setThreadFollowing } from "./change-thread.ts";
export { threadOf } from "./my-thread-rows.ts";

/** Replies below a message: read, follow, mark read, and the list of those one follows. They are written by `sendMessage`. */
export const threads = feature({
  name: "chat/threads",
  operations: [listReplies, followThread, markThreadRead, listMyThreads, listUnreadThreads, markAllThreadsRead],
  events: [threadMarked, threadAnswered, threadsRead],
});
