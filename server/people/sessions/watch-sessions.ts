import { sql } from "kysely";
import type { Platform } from "#platform/operations/platform.ts";
import { noteSeen } from "./seen-sessions.ts";

/** How often the sessions of open connections are looked at, in ms. */
const lookEvery = 20_000;

export function startWatchingSessions(platform: Platform): void {
  setInterval(() => {
    void closeDeadConnections(platform, new Date());
    void noteActive(platform, new Date());
  }, lookEvery).unref();
}

/**
 * Closes connections whose session stands no more. Ending one tells every process at once; this finds those that
 * expired, and those whose end was not heard. One query, however many are connected.
 */
export async function closeDeadConnections(platform: Platform, now: Date): Promise<void> {
  const ids = [...new Set([...platform.gateway.connections].map(({ identity }) => identity.sessionId))];
  if (ids.length === 0) return;
  try {
    const { rows } = await platform.database.transaction({ mode: "read" }, ({ db }) =>
      sql<{ id: string; seen_at: Date | null }>`
        select id, seen_at from living_sessions(${ids}::uuid[], ${now})`.execute(db),
    );
    const living = new Set(rows.map((row) => row.id));
    const dead = ids.filter((id) => !living.has(id));
    if (dead.length > 0) platform.gateway.endSessions(dead);
    for (const row of rows) noteSeen(platform, row.id, row.seen_at, now);
  } catch (error) {
    platform.log.warn({ err: error }, "the sessions of open connections were not checked");
  }
}

/** Keeps when people were last at their devices, for who decides whether to call them elsewhere. One statement for all. */
export async function noteActive(platform: Platform, now: Date): Promise<void> {
  const active = [...platform.gateway.connections].filter((connection) => connection.active);
  const ids = [...new Set(active.map(({ identity }) => identity.sessionId))];
  if (ids.length === 0) return;
  await platform.database
    .transaction({}, ({ db }) => sql`select note_active_sessions(${ids}::uuid[], ${now})`.execute(db))
    .catch((error: unknown) => platform.log.warn({ err: error }, "who is active was not noted"));
}
