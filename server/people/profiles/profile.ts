import type { Availability, Quiet } from "@atrium/contract/people/availability.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import type { Db } from "#platform/database/database.ts";
import { type MemberRow, membersOf } from "./member-rows.ts";

/** Where a picture's bytes are, below the instance's address. */
export const picturePath = (workspaceId: string, pictureId: string): string =>
  `/api/v1/workspaces/${workspaceId}/pictures/${pictureId}`;

/** A row as others see it; a status that has run out is none. */
export function profileOf(row: MemberRow, now: Date): Profile {
  const expiresAt = row.status?.expiresAt;
  const over = expiresAt != null && new Date(expiresAt) <= now;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    name: row.name,
    title: row.title,
    picture: row.picture_id && picturePath(row.workspace_id, row.picture_id),
    timeZone: row.time_zone,
    status: over ? null : row.status,
    quiet: quietOf(row, now),
  };
}

function quietOf({ quiet_until: at, quiet_hours: hours }: MemberRow, now: Date): Quiet | null {
  const until = at && at > now ? at.toISOString() : null;
  return until || hours ? { until, hours: hours ?? [] } : null;
}

/** What a person has decided about being reached, for themselves alone. */
export const availabilityOf = (row: MemberRow, now: Date): Availability => ({
  quiet: quietOf(row, now) ?? { until: null, hours: [] },
  letsThrough: row.lets_through,
  invisible: row.invisible,
});

/** Profiles of these people, in no order; ids of nobody here are left out. */
export async function profilesOf(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  now = new Date(),
): Promise<Profile[]> {
  const rows = await membersOf(db, workspaceId, [...new Set(ids)]);
  return rows.map((row) => profileOf(row, now));
}
