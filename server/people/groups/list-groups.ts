import { listGroups as contract } from "@atrium/contract/people/groups.ts";
import * as z from "zod";
import { require } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { groupOf, pageOfGroups } from "./group-rows.ts";

const Place = z.tuple([
  z
    .string()
    .max(100)
    .refine((handle) => !handle.includes("\u0000")),
]);

export const listGroups = handle(contract, async ({ db, workspaceId, member }, { query, cursor, limit }) => {
  require(member, "group.browse");
  const [after] = placeOfCursor(cursor, Place) ?? [];
  const rows = await pageOfGroups(db, workspaceId, { query: query ?? "", after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { items: page.map(groupOf), ...(rows.length > limit && { next: cursorTo([page.at(-1)?.handle]) }) };
});
