import { listMyChannels as contract } from "@atrium/contract/chat/channels.ts";
import * as z from "zod";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { readSidebar } from "./sidebar.ts";

const Place = z.tuple([z.number().int(), z.number().int(), z.uuid()]);

export const listMyChannels = handle(contract, async (context, { cursor, limit }) => {
  const { items, next, people } = await readSidebar(context, { after: placeOfCursor(cursor, Place), limit });
  return { items, people, ...(next && { next: cursorTo(next) }) };
});
