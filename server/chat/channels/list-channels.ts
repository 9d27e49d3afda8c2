import { type ChannelSample, listChannels as contract } from "@atrium/contract/chat/channels.ts";
import * as z from "zod";
import { profilesOf } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelOf } from "./channel.ts";
import { pageOfChannels } from "./channel-rows.ts";
import { lastSaid } from "./channel-sample-rows.ts";

const Place = z.tuple([z.string(), z.uuid()]);

/** Who may not browse finds the channels they are in. */
export const listChannels = handle(contract, async ({ db, workspaceId, member, now }, input) => {
  const { query, archived, samples, cursor, limit } = input;
  const rows = await pageOfChannels(db, member, {
    browse: may(member, "channel.browse"),
    archived: archived === "only",
    query: query ?? "",
    after: placeOfCursor(cursor, Place),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  // Who finds a channel here may read it: it is public, or they are in it.
  const said = samples === "yes" ? await lastSaid(db, workspaceId, page) : new Map<string, ChannelSample>();
  const items = page.map((row) => ({
    channel: channelOf(row),
    joined: row.joined,
    sample: said.get(row.id) ?? null,
  }));
  const authors = [...new Set([...said.values()].map(({ authorId }) => authorId))];
  const people = await profilesOf(db, workspaceId, authors, now);
  const last = rows[limit - 1];
  return { items, people, ...(rows.length > limit && last && { next: cursorTo([last.name_key, last.id]) }) };
});
