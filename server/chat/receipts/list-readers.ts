import { listReaders as contract } from "@atrium/contract/chat/receipts.ts";
import * as z from "zod";
import { type MemberRow, profileOf } from "#people/profiles/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { settingsOf } from "#workspace/settings/index.ts";
import { accessMessage } from "../messages/index.ts";
import { pageOfReaders, showingAmong } from "./receipt-rows.ts";

const Place = z.tuple([z.string(), z.uuid()]);

/** For those in the channel: who only looks at it has read nothing there. */
export const listReaders = handle(contract, async (context, { channelId, messageId, cursor, limit }) => {
  const { db, workspaceId, member, now } = context;
  const after = placeOfCursor(cursor, Place);
  const [{ message }, { readReceipts }, showing] = await Promise.all([
    accessMessage(context, { channelId, messageId }, "channel.mark"),
    settingsOf(db, workspaceId),
    showingAmong(db, workspaceId, [member.id]),
  ]);
  if (!readReceipts || !showing.has(member.id)) refuse("receipts_off");
  if (message.deleted_at) refuse("deleted");
  const { count, rows } = await pageOfReaders(db, message, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1) as MemberRow;
  return {
    count,
    items: page.map((row) => profileOf(row, now)),
    ...(rows.length > limit && { next: cursorTo([last.name_key, last.id]) }),
  };
});
