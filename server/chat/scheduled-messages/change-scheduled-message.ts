import { changeScheduledMessage as contract } from "@atrium/contract/chat/scheduled-messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { setTimer } from "#platform/timers/timer.ts";
import { accessScheduled, keepFilesUntil, requireTimeAhead } from "./scheduled-message-access.ts";
import { scheduledOf, updateScheduled } from "./scheduled-message-rows.ts";
import { scheduledKind } from "./send-scheduled.ts";
import { tellScheduled } from "./tell-scheduled.ts";

/** The same again changes nothing. */
export const changeScheduledMessage = handle(contract, async (context, { scheduledId, ...wish }) => {
  const { db, workspaceId, now } = context;
  const row = await accessScheduled(context, scheduledId);
  const { text = row.text, files = row.files } = wish;
  if (text.trim() === "" && files.length === 0) refuse("empty_message");
  const sendAt = wish.sendAt ? new Date(wish.sendAt) : row.send_at;
  const isMoved = sendAt.getTime() !== row.send_at.getTime();
  const isSame = text === row.text && files.join() === row.files.join();
  if (!isMoved && isSame) return { scheduled: await scheduledOf(db, row) };
  if (isMoved || wish.files) await keepFilesUntil(context, files, sendAt, row.files);
  if (isMoved) {
    requireTimeAhead(sendAt, now);
    await setTimer(context, { workspaceId, kind: scheduledKind, id: row.id, at: sendAt });
  }
  const changed = await updateScheduled(db, row, {
    text,
    files,
    send_at: sendAt,
    ...(isMoved && { failed_with: null }),
  });
  return { scheduled: await tellScheduled(context, changed) };
});
