import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { lockReminder, type ReminderRow } from "./reminder-rows.ts";

/** A reminder is its owner's alone. */
export async function accessReminder(
  { db, workspaceId, member }: WorkspaceContext,
  reminderId: string,
): Promise<ReminderRow> {
  const row = await lockReminder(db, workspaceId, reminderId);
  return row?.member_id === member.id ? row : notFound("reminder");
}
