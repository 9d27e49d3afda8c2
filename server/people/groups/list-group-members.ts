import { listGroupMembers as contract } from "@atrium/contract/people/groups.ts";
import * as z from "zod";
import { require } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { type MemberRow, profileOf } from "../profiles/index.ts";
import { pageOfGroupMembers } from "./group-member-rows.ts";
import { groupById } from "./group-rows.ts";

const Place = z.tuple([z.string(), z.uuid()]);

export const listGroupMembers = handle(contract, async (context, { groupId, cursor, limit }) => {
  const { db, workspaceId, member, now } = context;
  require(member, "group.browse");
  const after = placeOfCursor(cursor, Place);
  const [group, rows] = await Promise.all([
    groupById(db, workspaceId, groupId),
    pageOfGroupMembers(db, workspaceId, groupId, { after, limit: limit + 1 }),
  ]);
  if (!group) return notFound("group");
  const page = rows.slice(0, limit);
  const last = page.at(-1) as MemberRow;
  return {
    items: page.map((row) => profileOf(row, now)),
    ...(rows.length > limit && { next: cursorTo([last.name_key, last.id]) }),
  };
});
