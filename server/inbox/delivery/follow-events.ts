import { messageSent } from "@atrium/contract/chat/messages.ts";
import { threadMarked, threadsRead } from "@atrium/contract/chat/threads.ts";
import { readPointerMoved } from "@atrium/contract/chat/unread.ts";
import { inboxMarked } from "@atrium/contract/inbox/inbox.ts";
import { availabilityChanged } from "@atrium/contract/people/availability.ts";
import { preferencesChanged } from "@atrium/contract/people/preferences.ts";
import type { EventType } from "@atrium/contract/protocol/event.ts";
import { type FollowedEvent, follow } from "#platform/events/follower.ts";
import { jobType } from "#platform/jobs/jobs.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { MediumName, Withdrawal } from "../media/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { type ReadConversation, readDeliveries } from "./delivery-rows.ts";
import { keepListening } from "./listening-rows.ts";
import { media } from "./media.ts";
import { onMessagesSent } from "./on-messages-sent.ts";
import { onQuietChanged } from "./on-quiet-changed.ts";

const followed = [
  messageSent,
  readPointerMoved,
  threadMarked,
  threadsRead,
  inboxMarked,
  preferencesChanged,
  availabilityChanged,
];
type Each<E> = E extends EventType ? FollowedEvent<E> : never;
type Followed = Each<(typeof followed)[number]>;
type Own = Exclude<Followed, Each<typeof messageSent>>;

/** What was told and is read now: its medium takes it back. */
export const withdrawal = jobType<Withdrawal & { medium: MediumName }>("inbox.withdrawal", { retries: 2 });

export const withdraw = async (job: Withdrawal & { medium: MediumName }, platform: Platform): Promise<void> =>
  media.find(({ name }) => name === job.medium)?.withdraw?.(platform, job);

/** In the order in which things happened: what is read after it was sent is told to nobody. */
export const followEvents = follow("inbox.delivery", followed, async (context, events) => {
  let sent: FollowedEvent<typeof messageSent>[] = [];
  const flush = async () => {
    if (sent.length > 0) await onMessagesSent(context, sent);
    sent = [];
  };
  for (const event of events as Followed[]) {
    if (event.name === "messageSent") sent.push(event);
    else {
      await flush();
      await onOwnEvent(context, event);
    }
  }
  await flush();
});

/** An event of one person alone: who acts is who hears it. */
async function onOwnEvent(context: ListenerContext, event: Own): Promise<void> {
  const { actorId } = event;
  if (actorId === null) return;
  if (event.name === "preferencesChanged")
    return keepListening(context.db, context.workspaceId, actorId, event.data.preferences);
  if (event.name === "availabilityChanged") return onQuietChanged(context, actorId);
  for (const read of readBy(event)) await onRead(context, actorId, read);
}

/** Which conversations an event says were read; how far is asked of the rows. */
function readBy(event: Exclude<Own, Each<typeof preferencesChanged | typeof availabilityChanged>>): ReadConversation[] {
  const conversation = (conversationId: string) => ({ conversationId, doneThrough: null });
  switch (event.name) {
    case "readPointerMoved":
      return [conversation(event.data.pointer.channelId)];
    case "threadMarked":
      return [conversation(event.data.mine.threadId)];
    case "threadsRead":
      return event.data.threads.map(({ threadId }) => conversation(threadId));
    case "inboxMarked": {
      const { objectId, doneThrough } = event.data.mark;
      return doneThrough === null ? [] : [{ conversationId: objectId, doneThrough }];
    }
  }
}

async function onRead(context: ListenerContext, memberId: string, read: ReadConversation): Promise<void> {
  const { db, workspaceId } = context;
  const told = await readDeliveries(db, workspaceId, memberId, read);
  if (told.length === 0) return;
  const accountId = (await recipientsOf(db, workspaceId, [memberId])).get(memberId)?.accountId;
  if (!accountId) return;
  const { conversationId } = read;
  for (const medium of told)
    await context.enqueue(withdrawal, { workspaceId, memberId, accountId, conversationId, medium });
}
