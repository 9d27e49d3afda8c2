import { listMentions as contract } from "@atrium/contract/chat/mentions.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { messagesFor } from "../messages/index.ts";
import { pageOfCalls } from "./calling-rows.ts";

const Place = z.tuple([z.uuid()]);

export const listMentions = handle(contract, async (context, { cursor, limit }) => {
  const [after] = placeOfCursor(cursor, Place) ?? [];
  const rows = await pageOfCalls(context.db, context.member, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const { messages, people } = await messagesFor(context, page);
  return { items: messages, people, ...(last && { next: cursorTo([last.id]) }) };
});
