import { listReceivedReactions as contract } from "@atrium/contract/chat/mentions.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor } from "../messages/index.ts";
import { messagesOf, pageOfReceived } from "./calling-rows.ts";

const Place = z.tuple([z.number().int(), z.uuid(), z.string().max(100)]);

export const listReceivedReactions = handle(contract, async (context, { cursor, limit }) => {
  const { db, member, workspaceId } = context;
  const rows = await pageOfReceived(db, member, { after: placeOfCursor(cursor, Place), limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const ids = [...new Set(page.map((row) => row.message_id))];
  const { messages, people } = await messagesFor(context, await messagesOf(db, workspaceId, ids));
  const byId = new Map(messages.map((message) => [message.id, message]));
  return {
    items: page.map((row) => ({
      message: byId.get(row.message_id) as Message,
      emoji: row.emoji,
      at: row.created_at.toISOString(),
    })),
    people,
    ...(last && { next: cursorTo([last.at, last.message_id, last.emoji]) }),
  };
});
