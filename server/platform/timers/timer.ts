/**
 * Things to be done at a time: a message, a reminder, an end. Guarantee: a timer is set in the transaction of the
 * change that asks for it, found by an index on its time, taken by one worker at a time, and tried again (half a
 * minute later, then twice as long each time) until its handler succeeds: at least once, so a handler locks its own
 * row and does nothing when that was done. What must never happen: a timer per look; thousands due at nine o'clock
 * are taken in batches.
 * May import: platform.
 */
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";

/** A timer that is due, as its handler gets it. */
export type DueTimer = { workspaceId: string; id: string; tries: number };

export type TimerHandler = { kind: string; run: (platform: Platform, due: DueTimer) => Promise<void> };

/** What a feature does when a timer of its kind is due. */
export const onTime = (kind: string, run: TimerHandler["run"]): TimerHandler => ({ kind, run });

type Setting = Pick<OpenContext, "db" | "afterCommit" | "platform">;
type Timer = { workspaceId: string; kind: string; id: string; at: Date };

/** Sets the one timer of this kind and id, or moves it. */
export async function setTimer(context: Setting, { workspaceId, kind, id, at }: Timer): Promise<void> {
  await sql`
    insert into timer (workspace_id, kind, id, due_at) values (${workspaceId}::uuid, ${kind}, ${id}::uuid, ${at})
    on conflict (workspace_id, kind, id) do update set due_at = excluded.due_at, tries = 0`.execute(context.db);
  expectAt(context, at);
}

/** Sets the one timer of this kind and id, or brings it forward; never puts it off. */
export async function hastenTimer(context: Setting, { workspaceId, kind, id, at }: Timer): Promise<void> {
  await sql`
    insert into timer (workspace_id, kind, id, due_at) values (${workspaceId}::uuid, ${kind}, ${id}::uuid, ${at})
    on conflict (workspace_id, kind, id) do update set due_at = least(timer.due_at, excluded.due_at), tries = 0`.execute(
    context.db,
  );
  expectAt(context, at);
}

const expectAt = ({ afterCommit, platform }: Setting, at: Date): void => afterCommit(() => platform.timers?.expect(at));

export async function clearTimer(db: Db, workspaceId: string, kind: string, id: string): Promise<void> {
  await sql`delete from timer where workspace_id = ${workspaceId}::uuid and kind = ${kind} and id = ${id}::uuid`.execute(
    db,
  );
}
