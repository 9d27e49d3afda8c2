import { channelJoined, channelLeft, channelUpdated } from "@atrium/contract/chat/channels.ts";
import { type Message, messageChanged } from "@atrium/contract/chat/messages.ts";
import type { Reference, ReferencePreview } from "@atrium/contract/protocol/reference.ts";
import { previewReferences } from "@atrium/contract/workspace/references.ts";
import { useEffect } from "react";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { messageAddress } from "../chat-address.ts";
import { freshness } from "../messages/index.ts";

/**
 * What linked places show to the one who reads here, asked for with that person's access; null where there is nothing
 * for them to see.
 */
type Shown = ReadonlyMap<string, ReferencePreview | null>;
const shown = createStore<Shown>(new Map());
/** Goes up when one may see more or less than before, or may have missed something: all is asked for again. */
const round = createStore(0);
const nextRound = () => round.set((now) => now + 1);

/** Kept in memory; those asked for longest ago go first. */
const mostShown = 1000;
/** As many as one question takes. */
const mostAsked = 100;
const togetherFor = 50;

const waiting = new Map<string, Reference>();
/** In which round each was asked for last. */
const asked = new Map<string, number>();
/** What changes while an answer is on its way, which may be older than that. */
const meanwhile = new Set<Message[]>();

const keyOf = ({ kind, id }: Reference): string => `${kind}:${id}`;

/** What there is to see of places, in their order. */
export function useLinked(places: readonly Reference[]): ReferencePreview[] {
  const now = useStore(round);
  useEffect(() => {
    for (const place of places) want(place, now);
  }, [places, now]);
  return useStore(shown, (all) => places.flatMap((place) => all.get(keyOf(place)) ?? []));
}

function want(place: Reference, now: number): void {
  const key = keyOf(place);
  if (asked.get(key) === now) return;
  asked.set(key, now);
  if (waiting.size === 0) setTimeout(askAll, togetherFor);
  waiting.set(key, place);
}

/** All places in view in one question. */
function askAll(): void {
  const places = [...waiting.values()];
  waiting.clear();
  for (let at = 0; at < places.length; at += mostAsked) {
    const some = places.slice(at, at + mostAsked);
    // Without an answer nothing is shown, until they are looked at again.
    ask(some).catch(() => some.forEach((place) => asked.delete(keyOf(place))));
  }
}

async function ask(references: Reference[]): Promise<void> {
  const askedIn = round.get();
  const changes: Message[] = [];
  meanwhile.add(changes);
  const answer = await callHere(previewReferences, { references }).finally(() => meanwhile.delete(changes));
  // What one could see a moment ago may not be one's own to see any more.
  if (round.get() !== askedIn) return;
  take(references, answer.previews);
  changes.forEach(applyChanged);
}

function take(places: readonly Reference[], previews: readonly (ReferencePreview | null)[]): void {
  const all = new Map(shown.get());
  for (const [at, place] of places.entries()) {
    all.delete(keyOf(place));
    all.set(keyOf(place), previews[at] ?? null);
  }
  for (const key of [...all.keys()].slice(0, -mostShown)) {
    all.delete(key);
    asked.delete(key);
  }
  shown.set(all);
}

/** A linked message was edited, deleted or brought back. */
function applyChanged(message: Message): void {
  const key = keyOf({ kind: "message", id: message.id });
  const before = shown.get().get(key);
  if (before === undefined) return;
  const preview = message.deletedAt === null ? previewOf(message, before) : null;
  shown.set((all) => new Map(all).set(key, preview));
}

const previewOf = (message: Message, before: ReferencePreview | null): ReferencePreview => ({
  title: message.text,
  detail: "",
  path: messageAddress(message).split("/").slice(2).join("/"),
  saying: {
    authorId: message.authorId,
    placeId: message.channelId,
    placeName: before?.saying?.placeName ?? "",
    isReply: message.threadId !== null,
    text: message.text,
    saidAt: message.createdAt,
  },
});

/** Whether a card shows a channel, or what was said there. */
const isOf = (channelId: string, [key, preview]: readonly [string, ReferencePreview | null]): boolean =>
  key === keyOf({ kind: "channel", id: channelId }) || preview?.saying?.placeId === channelId;

/** What was said in a channel one left is not shown, unless the server shows it again. */
const forget = (channelId: string): void =>
  shown.set((all) => new Map([...all].filter((entry) => !isOf(channelId, entry))));

/** Hears of linked messages from now on; called once. */
export function registerLinkedStore(): void {
  onEvent(messageChanged, ({ message }) => {
    for (const changes of meanwhile) changes.push(message);
    applyChanged(message);
  });
  onEvent(channelLeft, ({ channelId }) => {
    forget(channelId);
    nextRound();
  });
  onEvent(channelJoined, nextRound);
  onEvent(channelUpdated, ({ channel }) => {
    if ([...shown.get()].some((entry) => isOf(channel.id, entry))) nextRound();
  });
  freshness.subscribe(nextRound);
  onClear(() => {
    for (const held of [waiting, asked, meanwhile]) held.clear();
    shown.set(new Map());
    nextRound();
  });
}
