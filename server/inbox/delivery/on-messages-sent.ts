import type { messageSent } from "@atrium/contract/chat/messages.ts";
import { badgeChanged } from "@atrium/contract/workspace/workspaces.ts";
import { quietStatesOf } from "#people/availability/index.ts";
import { preferencesFrom } from "#people/preferences/index.ts";
import type { FollowedEvent } from "#platform/events/follower.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { type Concerned, chosenBy, concernedBy, type SentMessage, withDevices } from "./audience-rows.ts";
import { decideMedium } from "./decide-medium.ts";
import { addDeliveries, type NewDelivery, wakeBy } from "./delivery-rows.ts";
import { anybodyListens, listenersFor, says, wordsOf } from "./listening-rows.ts";
import { media } from "./media.ts";

type Sent = FollowedEvent<typeof messageSent>;

/** So many people are looked at together; a call of fifteen thousand is fifteen rounds. */
const peopleAtOnce = 1000;
/** Messages that call everybody make long audiences: these are done one by one. */
const messagesAtOnce = 100;

/** Writes down who is to be told of these messages, by which medium and when. Nothing is told here. */
export async function onMessagesSent(context: ListenerContext, events: readonly Sent[]): Promise<void> {
  const calm = events.filter(({ data }) => !data.mentionsAll);
  for (let at = 0; at < calm.length; at += messagesAtOnce) await prepare(context, calm.slice(at, at + messagesAtOnce));
  for (const event of events) if (event.data.mentionsAll) await prepare(context, [event]);
}

async function prepare(context: ListenerContext, events: readonly Sent[]): Promise<void> {
  const { db, workspaceId } = context;
  const sent = await sentMessages(context, events);
  const concerned = await concernedBy(db, workspaceId, sent);
  context.signalAccounts(
    badgeChanged,
    workspaceId,
    concerned.map((person) => person.account_id),
  );
  for (let at = 0; at < concerned.length; at += peopleAtOnce)
    await addFor(context, events, concerned.slice(at, at + peopleAtOnce));
}

async function sentMessages({ db, workspaceId }: ListenerContext, events: readonly Sent[]): Promise<SentMessage[]> {
  const words = events.map(({ data }) => wordsOf(data.message.text.slice(0, 8000)));
  const all = [...new Set(words.flat())];
  const listeners = (await anybodyListens(db, workspaceId)) ? await listenersFor(db, workspaceId, all) : [];
  return events.map(({ data: { message, mentions, groups, mentionsAll } }, n) => ({
    n,
    id: message.id,
    channelId: message.channelId,
    threadId: message.threadId,
    authorId: message.authorId,
    inTimeline: message.seq !== null,
    everybody: mentionsAll,
    called: mentions,
    groups,
    listening: listeners.filter(({ phrase }) => says(words[n] as string[], phrase)).map(({ member_id }) => member_id),
  }));
}

async function addFor(context: ListenerContext, events: readonly Sent[], people: readonly Concerned[]): Promise<void> {
  const { db, workspaceId } = context;
  const ids = [...new Set(people.map(({ member_id }) => member_id))];
  const now = new Date();
  const [chosen, quiet, devices] = await Promise.all([
    chosenBy(db, workspaceId, ids),
    quietStatesOf(db, workspaceId, ids, now),
    withDevices(db, ids),
  ]);
  const rows = new Map<string, NewDelivery>();
  for (const person of people) {
    const choices = preferencesFrom(chosen.get(person.member_id));
    const { message } = (events[person.n] as Sent).data;
    for (const { name: medium } of media) {
      // Of fifteen thousand who are called a few thousand have one.
      if (medium === "push" && !devices.has(person.member_id)) continue;
      const decision = decideMedium({
        medium,
        reason: person.reason,
        authorId: message.authorId,
        level: person.level,
        isDirect: person.is_direct,
        muted: person.muted,
        choices,
        quiet: quiet.get(person.member_id),
        at: (events[person.n] as Sent).at,
      });
      if (!decision) continue;
      const conversation = message.threadId ?? message.channelId;
      const key = `${person.member_id} ${medium} ${conversation}`;
      const known = rows.get(key);
      rows.set(key, {
        member_id: person.member_id,
        medium,
        conversation_id: conversation,
        channel_id: message.channelId,
        thread_id: message.threadId,
        reason: known?.reason ?? person.reason,
        message_ids: [...(known?.message_ids ?? []), message.id],
        last_seq: message.threadSeq ?? message.seq ?? 0,
        held: (known?.held ?? true) && decision.held,
        due_at: known && known.due_at < decision.dueAt ? known.due_at : decision.dueAt,
      });
    }
  }
  if (rows.size === 0) return;
  const all = [...rows.values()];
  await addDeliveries(db, workspaceId, all);
  await wakeBy(context, workspaceId, new Date(Math.min(...all.map((row) => row.due_at.getTime()))));
}
