import { listChannelMembers as contract } from "@atrium/contract/chat/channels.ts";
import * as z from "zod";
import { profileOf } from "#people/profiles/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel } from "../channels/index.ts";
import { pageOfChannelMembers } from "./channel-people-rows.ts";

const Place = z.tuple([z.string(), z.uuid()]);

export const listChannelMembers = handle(contract, async (context, { channelId, query, cursor, limit }) => {
  const { db, workspaceId, now } = context;
  const after = placeOfCursor(cursor, Place);
  const { channel } = await accessChannel(context, channelId, "channel.browse");
  const rows = await pageOfChannelMembers(db, workspaceId, channel, { query: query ?? "", after, limit: limit + 1 });
  const items = rows.slice(0, limit).map((row) => profileOf(row, now));
  const last = rows[limit - 1];
  return { items, ...(rows.length > limit && last && { next: cursorTo([last.name_key, last.id]) }) };
});
