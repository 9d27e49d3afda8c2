import {
  changeScheduledMessage,
  deleteScheduledMessage,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
} from "@atrium/contract/chat/scheduled-messages.ts";
import { t } from "@lingui/core/macro";
import { newClientId } from "#platform/api/new-client-id.ts";
import { go } from "#platform/router/navigation.ts";
import { currentSpace } from "#platform/store/space.ts";
import { clock, dayOfYear } from "#platform/words/moments.ts";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import type { Conversation } from "../conversation.ts";
import { applyGone, applyScheduled } from "./scheduled-store.ts";

/** Writes a message for later. */
export async function schedule(
  { channelId, threadId }: Conversation,
  { text, files, at, alsoToChannel = false }: { text: string; files: string[]; at: Date; alsoToChannel?: boolean },
): Promise<void> {
  const clientId = newClientId();
  const inThread = threadId === null ? {} : { threadId, alsoToChannel };
  const input = { channelId, clientId, text, files, sendAt: at.toISOString(), ...inThread };
  const { scheduled } = await callHere(scheduleMessage, input, { key: clientId });
  applyScheduled(scheduled);
  const day = dayOfYear(at);
  const time = clock(at);
  const open = { label: t`Show`, run: () => go(`/${currentSpace().slug}/drafts?tab=scheduled`) };
  toast(t`Will be sent ${day} at ${time}`, { action: open });
}

/** At once here, and back again when the server refuses. */
export async function changeScheduled(
  before: ScheduledMessage,
  change: { text?: string; sendAt?: string },
): Promise<void> {
  applyScheduled({ ...before, ...change, ...(change.sendAt && { failedWith: null }) });
  try {
    const { scheduled } = await callHere(changeScheduledMessage, { scheduledId: before.id, ...change });
    applyScheduled(scheduled);
  } catch (error) {
    applyScheduled(before);
    throw error;
  }
}

export async function sendNow(scheduled: ScheduledMessage): Promise<void> {
  applyGone(scheduled.id);
  try {
    await callHere(sendScheduledMessage, { scheduledId: scheduled.id });
    toast(t`Sent`);
  } catch (error) {
    applyScheduled(scheduled);
    throw error;
  }
}

/** Gone at once; it can be written again for the same time, unless that is over. */
export async function removeScheduled(scheduled: ScheduledMessage): Promise<void> {
  applyGone(scheduled.id);
  try {
    await callHere(deleteScheduledMessage, { scheduledId: scheduled.id });
  } catch (error) {
    applyScheduled(scheduled);
    throw error;
  }
  const at = new Date(scheduled.sendAt);
  const files = scheduled.files.map(({ id }) => id);
  const undo = { label: t`Undo`, run: () => attempt(schedule(scheduled, { ...scheduled, files, at })) };
  toast(t`Deleted`, at > new Date() ? { action: undo } : {});
}
