import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { lockScheduled, type ScheduledRow } from "./scheduled-message-rows.ts";

/** What somebody wrote for later is theirs alone. */
export async function accessScheduled(
  { db, workspaceId, member }: WorkspaceContext,
  scheduledId: string,
): Promise<ScheduledRow> {
  const row = await lockScheduled(db, workspaceId, scheduledId);
  return row?.author_id === member.id ? row : notFound("scheduled message");
}

const mostDays = 366;

/** Something is planned for later than now, and for less than about a year ahead. */
export function requireTimeAhead(at: Date, now: Date): void {
  if (at <= now) refuse("not_in_future", { detail: "the time is over" });
  if (at.getTime() - now.getTime() > mostDays * 86_400_000) refuse("too_far_ahead", { detail: "at most a year ahead" });
}
