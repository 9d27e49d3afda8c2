import type { Message } from "@atrium/contract/chat/messages.ts";
import { listReplies as contract } from "@atrium/contract/chat/threads.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor, pageAfter, pageBefore } from "../messages/index.ts";
import { accessThread } from "./thread-access.ts";
import { myThread } from "./thread-rows.ts";

/** Root, replies and one's own state are asked for in one round trip; nothing leaves when the channel refuses. */
export const listReplies = handle(contract, async (context, { channelId, threadId, before, after, limit }) => {
  const { db, member } = context;
  const line = { member, channelId, threadId };
  const [root, page, mine] = await Promise.all([
    accessThread(context, line, "channel.browse"),
    after === undefined ? pageBefore(db, line, before, limit) : pageAfter(db, line, after, limit),
    myThread(db, line),
  ]);
  const { messages, people } = await messagesFor(context, [root, ...page.rows]);
  const [first, ...replies] = messages as [Message, ...Message[]];
  const isInside = before === undefined || before <= mine.lastSeq;
  return { root: first, replies, more: { ...page.more, after: page.more.after && isInside }, mine, people };
});
