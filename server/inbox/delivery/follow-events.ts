import { messageSent } from "@atrium/contract/chat/messages.ts";
import { threadMarked, threadsRead } from "@atrium/contract/chat/threads.ts";
import { readPointerMoved } from "@atrium/contract/chat/unread.ts";
import { inboxMarked } from "@atrium/contract/inbox/inbox.ts";
import { availabilityChanged } from "@atrium/contract/people/availability.ts";
import { preferencesChanged } from "@atrium/contract/people/preferences.ts";
import type { EventType } from "@atrium/contract/protocol/event.ts";
import { badgeChanged } from "@atrium/contract/workspace/workspaces.ts";
import { type FollowedEvent, follow } from "#platform/events/follower.ts";
import { jobType } from "#platform/jobs/jobs.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import type { MediumName, Withdrawal } from "../media/index.ts";
import { recipientsOf } from "../recipients/index.ts";
import { accountsOf } from "./audience-rows.ts";
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
  let reads: ReadConversation[] = [];
  const flush = async () => {
    if (sent.length > 0) await onMessagesSent(context, sent);
    if (reads.length > 0) await onRead(context, reads);
    [sent, reads] = [[], []];
  };
  for (const event of events as Followed[]) {
    if (event.name === "messageSent") {
      if (reads.length > 0) await flush();
      sent.push(event);
    } else if (event.actorId !== null) {
      if (sent.length > 0 || isChoice(event)) await flush();
      if (isChoice(event)) await onChoice(context, event, event.actorId);
      else reads.push(...readBy(event, event.actorId));
    }
  }
  await flush();
});

/** An event of one person alone: who acts is who hears it. */
type Choice = Extract<Own, { name: "preferencesChanged" | "availabilityChanged" }>;
const isChoice = (event: Own): event is Choice =>
  event.name === "preferencesChanged" || event.name === "availabilityChanged";

const onChoice = (context: ListenerContext, event: Choice, memberId: string): Promise<void> =>
  event.name === "preferencesChanged"
    ? keepListening(context.db, context.workspaceId, memberId, event.data.preferences)
    : onQuietChanged(context, memberId);

/** Which conversations an event says were read; how far is asked of the rows. */
function readBy(event: Exclude<Own, Choice>, memberId: string): ReadConversation[] {
  const conversation = (conversationId: string) => ({ memberId, conversationId, doneThrough: null });
  switch (event.name) {
    case "readPointerMoved":
      return [conversation(event.data.pointer.channelId)];
    case "threadMarked":
      return [conversation(event.data.mine.threadId)];
    case "threadsRead":
      return event.data.threads.map(({ threadId }) => conversation(threadId));
    case "inboxMarked": {
      const { objectId, doneThrough } = event.data.mark;
      return doneThrough === null ? [] : [{ memberId, conversationId: objectId, doneThrough }];
    }
  }
}

async function onRead(context: ListenerContext, reads: readonly ReadConversation[]) {
  const { db, workspaceId, enqueue } = context;
  const readers = [...new Set(reads.map(({ memberId }) => memberId))];
  context.signalAccounts(badgeChanged, workspaceId, await accountsOf(db, workspaceId, readers));
  const told = await readDeliveries(db, workspaceId, reads);
  if (told.length === 0) return;
  const people = await recipientsOf(db, workspaceId, [...new Set(told.map((one) => one.member_id))]);
  for (const { member_id: memberId, medium, conversation_id: conversationId } of told) {
    const accountId = people.get(memberId)?.accountId;
    if (accountId) await enqueue(withdrawal, { workspaceId, memberId, accountId, conversationId, medium });
  }
}
