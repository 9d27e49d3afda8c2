import {
  type ScheduledMessage,
  scheduledMessageChanged,
  scheduledMessageGone,
} from "@atrium/contract/chat/scheduled-messages.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { type ScheduledRow, scheduledOf } from "./scheduled-message-rows.ts";

/** Tells the author's devices, and nobody else. */
export async function tellScheduled(
  { db, emit }: Pick<OpenContext, "db" | "emit">,
  row: ScheduledRow,
): Promise<ScheduledMessage> {
  const { workspace_id: workspaceId, author_id: actorId } = row;
  const scheduled = await scheduledOf(db, row);
  emit(scheduledMessageChanged, { scheduled }, { workspaceId, actorId, to: [audience.person(actorId)] });
  return scheduled;
}

export function tellGone(
  { emit }: Pick<OpenContext, "emit">,
  { workspace_id: workspaceId, author_id: actorId, id, channel_id: channelId }: ScheduledRow,
  messageId: string | null,
): void {
  const sent = messageId === null ? null : { channelId, messageId };
  emit(scheduledMessageGone, { scheduledId: id, sent }, { workspaceId, actorId, to: [audience.person(actorId)] });
}
