import { type AuditEntry, listAudit as contract } from "@atrium/contract/workspace/audit.ts";
import * as z from "zod";
import { profilesOf } from "#people/profiles/index.ts";
import { require } from "#platform/access/access.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { type AuditRow, pageOfLines } from "./audit-rows.ts";

const Place = z.tuple([z.number().int()]);

export const listAudit = handle(contract, async (context, { actorId, what, from, to, cursor, limit }) => {
  const { db, workspaceId, member, now } = context;
  require(member, "audit.read");
  const wanted = { actorId, what, from: moment(from), to: moment(to), below: placeOfCursor(cursor, Place)?.[0] };
  const rows = await pageOfLines(db, workspaceId, { ...wanted, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const ids = [...new Set(shown.flatMap((row) => row.actor_id ?? []))];
  const people = await profilesOf(db, workspaceId, ids, now);
  const last = shown.at(-1);
  return { items: shown.map(entryOf), people, ...(rows.length > limit && last && { next: cursorTo([last.seq]) }) };
});

const moment = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const entryOf = (row: AuditRow): AuditEntry => ({
  seq: row.seq,
  at: row.at.toISOString(),
  actorId: row.actor_id,
  what: row.what,
  on: { kind: row.on_kind, id: row.on_id, name: row.on_name },
  before: row.before,
  after: row.after,
  ip: row.ip,
  userAgent: row.user_agent,
});
