import { listMembers as contract } from "@atrium/contract/workspace/members.ts";
import * as z from "zod";
import { type MemberRow, pageOfMembers } from "#people/profiles/index.ts";
import { require } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { membersFrom } from "./member.ts";

const Place = z.tuple([z.string(), z.uuid()]);

export const listMembers = handle(contract, async (context, { query, state, cursor, limit }) => {
  const { db, workspaceId, now } = context;
  require(context.member, "member.list");
  const after = placeOfCursor(cursor, Place);
  const rows = await pageOfMembers(db, workspaceId, { state, query: query ?? "", after, limit: limit + 1 });
  const items = await membersFrom(db, workspaceId, rows.slice(0, limit), now);
  const last = rows[limit - 1] as MemberRow;
  return { items, ...(rows.length > limit && { next: cursorTo([last.name_key, last.id]) }) };
});
