import { keepFiles } from "#files/shared-files/index.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { filesToSend, requireFewFiles } from "../messages/index.ts";
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
/** So long after its time a message that could not be sent still has its files. */
const keptDays = 366;

/**
 * What a message written for later is to carry: one's own complete files, kept until then. Those it carried `before`
 * may be gone by now, which is found out when it is sent.
 */
export async function keepFilesUntil(
  { db, workspaceId, member, platform }: WorkspaceContext,
  files: readonly string[],
  at: Date,
  before: readonly string[] = [],
): Promise<void> {
  requireFewFiles(platform, files);
  const added = files.filter((id) => !before.includes(id));
  if (added.length > 0) await filesToSend(db, { workspaceId, authorId: member.id }, added);
  const until = new Date(at.getTime() + keptDays * 86_400_000);
  await keepFiles(db, { workspaceId, uploaderId: member.id }, files, until);
}

/** Something is planned for later than now, and for less than about a year ahead. */
export function requireTimeAhead(at: Date, now: Date): void {
  if (at <= now) refuse("not_in_future", { detail: "the time is over" });
  if (at.getTime() - now.getTime() > mostDays * 86_400_000) refuse("too_far_ahead", { detail: "at most a year ahead" });
}
