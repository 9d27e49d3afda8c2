import type { Message } from "@atrium/contract/chat/messages.ts";
import { listMyThreads as contract } from "@atrium/contract/chat/threads.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor } from "../messages/index.ts";
import { beginningsAndEnds, myThreadOf, pageOfMyThreads } from "./my-thread-rows.ts";

const Place = z.tuple([z.number().int(), z.uuid()]);

export const listMyThreads = handle(contract, async (context, { show, cursor, limit }) => {
  const { db, member, workspaceId } = context;
  const wanted = { unread: show === "unread", after: placeOfCursor(cursor, Place), limit: limit + 1 };
  const rows = await pageOfMyThreads(db, member, wanted);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const ids = page.map(({ id }) => id);
  const { messages, people } = await messagesFor(context, await beginningsAndEnds(db, workspaceId, ids));
  const roots = new Map(messages.map((message) => [message.id, message]));
  const replies = Map.groupBy(messages, (message) => message.threadId);
  return {
    items: page.map((row) => ({
      mine: myThreadOf(row),
      root: roots.get(row.id) as Message,
      replies: (replies.get(row.id) ?? []).toSorted(inOrder),
    })),
    people,
    ...(last && { next: cursorTo([last.at, last.id]) }),
  };
});

const inOrder = (a: Message, b: Message) => (a.threadSeq ?? 0) - (b.threadSeq ?? 0);
