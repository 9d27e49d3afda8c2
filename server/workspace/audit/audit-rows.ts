import { createHash } from "node:crypto";
import type { AuditEntry } from "@atrium/contract/workspace/audit.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type AuditEntryTable = {
  workspace_id: string;
  seq: number;
  at: Date;
  actor_id: string | null;
  what: string;
  on_kind: string;
  on_id: string | null;
  on_name: string;
  before: AuditEntry["before"];
  after: AuditEntry["after"];
  ip: string;
  user_agent: string;
  previous_seal: string;
  seal: string;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    audit_entry: AuditEntryTable;
  }
}

export type AuditRow = Omit<AuditEntryTable, "workspace_id">;
export type NewLine = Omit<AuditRow, "seq" | "previous_seal" | "seal">;

/** Over everything in the line and the seal before it, in a fixed order (SHA-256). */
export function sealOf(workspaceId: string, row: Omit<AuditRow, "seal">): string {
  const { seq, at, actor_id, what, on_kind, on_id, on_name, before, after, ip, user_agent, previous_seal } = row;
  const fields = [workspaceId, seq, at.toISOString(), actor_id, what, on_kind, on_id, on_name, before, after, ip];
  return createHash("sha256")
    .update(JSON.stringify([...fields, user_agent, previous_seal]))
    .digest("hex");
}

/** Adds lines at the end of the trail. One transaction at a time does so in a workspace. */
export async function addLines(db: Db, workspaceId: string, lines: NewLine[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit ' || ${workspaceId}, 0))`.execute(db);
  const { rows } = await sql<{ seq: number; seal: string }>`
    select seq, seal from audit_entry where workspace_id = ${workspaceId}::uuid order by seq desc limit 1`.execute(db);
  let { seq, seal } = rows[0] ?? { seq: 0, seal: "" };
  for (const line of lines) {
    const row = { ...line, seq: (seq += 1), previous_seal: seal };
    seal = sealOf(workspaceId, row);
    const [before, after] = [row.before && JSON.stringify(row.before), row.after && JSON.stringify(row.after)];
    await sql`
      insert into audit_entry (workspace_id, seq, at, actor_id, what, on_kind, on_id, on_name, before, after, ip,
        user_agent, previous_seal, seal)
      values (${workspaceId}::uuid, ${seq}, ${row.at}, ${row.actor_id}::uuid, ${row.what}, ${row.on_kind}, ${row.on_id},
        ${row.on_name}, ${before}::json, ${after}::json, ${row.ip}, ${row.user_agent}, ${row.previous_seal}, ${seal})
    `.execute(db);
  }
}

export type Wanted = {
  actorId: string | undefined;
  what: string | undefined;
  from: Date | undefined;
  to: Date | undefined;
  /** Only lines before this one. */
  below: number | undefined;
  limit: number;
};

/** Newest first. */
export async function pageOfLines(db: Db, workspaceId: string, wanted: Wanted): Promise<AuditRow[]> {
  let query = db.selectFrom("audit_entry").selectAll().where("workspace_id", "=", workspaceId);
  if (wanted.actorId) query = query.where("actor_id", "=", wanted.actorId);
  if (wanted.what) query = query.where("what", "like", `${wanted.what.replaceAll("_", "\\_")}%`);
  if (wanted.from) query = query.where("at", ">=", wanted.from);
  if (wanted.to) query = query.where("at", "<", wanted.to);
  if (wanted.below !== undefined) query = query.where("seq", "<", wanted.below);
  return query.orderBy("seq", "desc").limit(wanted.limit).execute();
}

/** Oldest first, from behind a line on. */
export const linesAfter = (db: Db, workspaceId: string, seq: number, limit: number): Promise<AuditRow[]> =>
  db
    .selectFrom("audit_entry")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
