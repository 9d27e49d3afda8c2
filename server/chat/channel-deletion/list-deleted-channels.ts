import { listDeletedChannels as contract } from "@atrium/contract/chat/channel-deletion.ts";
import * as z from "zod";
import { profilesOf } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelOf } from "../channels/index.ts";
import { pageOfDeleted } from "./deleted-channel-rows.ts";
import { keptSince, keptUntil } from "./kept-since.ts";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

export const listDeletedChannels = handle(contract, async ({ db, workspaceId, member, now }, { cursor, limit }) => {
  const place = placeOfCursor(cursor, Place);
  const rows = await pageOfDeleted(db, member, {
    all: may(member, "channel.delete"),
    since: keptSince(now),
    after: place && { deletedAt: new Date(place[0]), id: place[1] },
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const items = page.map((row) => ({
    channel: channelOf(row),
    deletedBy: row.deleted_by,
    deletedAt: row.deleted_at.toISOString(),
    goneAt: keptUntil(row.deleted_at).toISOString(),
  }));
  const deleters = [...new Set(page.flatMap((row) => row.deleted_by ?? []))];
  const people = await profilesOf(db, workspaceId, deleters, now);
  const last = page.at(-1);
  return {
    items,
    people,
    ...(rows.length > limit && last && { next: cursorTo([last.deleted_at.toISOString(), last.id]) }),
  };
});
