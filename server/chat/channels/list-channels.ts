import { listChannels as contract } from "@atrium/contract/chat/channels.ts";
import * as z from "zod";
import { may } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelOf } from "./channel.ts";
import { pageOfChannels } from "./channel-rows.ts";

const Place = z.tuple([z.string(), z.uuid()]);

/** Who may not browse finds the channels they are in. */
export const listChannels = handle(contract, async ({ db, member }, { query, archived, cursor, limit }) => {
  const rows = await pageOfChannels(db, member, {
    browse: may(member, "channel.browse"),
    archived: archived === "only",
    query: query ?? "",
    after: placeOfCursor(cursor, Place),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({ channel: channelOf(row), joined: row.joined }));
  const last = rows[limit - 1];
  return { items, ...(rows.length > limit && last && { next: cursorTo([last.name_key, last.id]) }) };
});
