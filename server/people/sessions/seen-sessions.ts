import { sql } from "kysely";
import type { Platform } from "#platform/operations/platform.ts";
import { greatestAgeDays, idleDays } from "./session-rows.ts";

/** How old "last seen" may get before it is written again, in ms. */
const accuracy = 60_000;
/** How often what was seen is written, in one statement, in ms. */
const writeEvery = 15_000;
/** More than this wait for a write only when the database is away. */
const mostWaiting = 50_000;

const waiting = new WeakMap<Platform, Set<string>>();

/** Notes that a session was used. Costs no statement of the call itself: all are written together, later. */
export function noteSeen(platform: Platform, sessionId: string, seenAt: Date | null, now: Date): void {
  if (seenAt && now.getTime() - seenAt.getTime() < accuracy) return;
  const noted = waiting.get(platform) ?? new Set<string>();
  waiting.set(platform, noted);
  if (noted.size < mostWaiting) noted.add(sessionId);
}

export function startSeenSessions(platform: Platform): void {
  setInterval(() => void writeSeen(platform, new Date()), writeEvery).unref();
}

/** Writes what was noted: when a session was last seen, and that it lives on. */
export async function writeSeen(platform: Platform, now: Date): Promise<void> {
  const noted = [...(waiting.get(platform) ?? [])];
  waiting.delete(platform);
  if (noted.length === 0) return;
  await platform.database
    .transaction({}, ({ db }) =>
      sql`select touch_sessions(${noted}::uuid[], ${now}, make_interval(days => ${idleDays}),
        make_interval(days => ${greatestAgeDays}))`.execute(db),
    )
    .catch((error: unknown) => platform.log.warn({ err: error }, "when sessions were last seen was not written"));
}
