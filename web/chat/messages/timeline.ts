import type { Message } from "@atrium/contract/chat/messages.ts";

/**
 * What this device holds of a conversation: stretches of messages without gaps inside, in order, apart from each
 * other. `start`: nothing is older; `end`: nothing is newer, so a message that arrives belongs behind it.
 */
export type Stretch = { messages: readonly Message[]; start: boolean; end: boolean };
export type Timeline = readonly Stretch[];

/** A message's position in the conversation: `seq` in a channel, `threadSeq` in a thread. */
export type PositionOf = (message: Message) => number;
export const inChannel: PositionOf = (message) => message.seq ?? 0;
export const inThread: PositionOf = (message) => message.threadSeq ?? 0;

export type Page = {
  messages: readonly Message[];
  more: { before: boolean; after: boolean };
  /** The position the page was asked for from: it touches that message even when positions have holes. */
  joins?: number;
};

const firstOf = (messages: readonly Message[], at: PositionOf) =>
  messages[0] ? at(messages[0]) : Number.POSITIVE_INFINITY;
const lastOf = (messages: readonly Message[], at: PositionOf) => {
  const last = messages.at(-1);
  return last ? at(last) : Number.NEGATIVE_INFINITY;
};

/** Adds a page and joins every stretch it touches; what the page says of a message replaces what was held. */
export function addPage(timeline: Timeline, page: Page, at: PositionOf): Timeline {
  const joins = page.joins === undefined ? [] : [page.joins];
  const first = Math.min(firstOf(page.messages, at), ...joins);
  const last = Math.max(lastOf(page.messages, at), ...joins);
  const stretch: Stretch = { messages: page.messages, start: !page.more.before, end: !page.more.after };
  // An empty conversation, or one page past its end: there is no span to compare.
  if (first > last) return timeline.length > 0 ? timeline : [stretch];
  const touches = ({ messages, end, start }: Stretch) =>
    (firstOf(messages, at) <= last && lastOf(messages, at) >= first) || (messages.length === 0 && start && end);
  const joined = timeline.filter(touches).reduce((sum, other) => join(sum, other, at), stretch);
  return inOrder([...timeline.filter((other) => !touches(other)), joined], at);
}

/** `fresh` wins where both know a message; each end is as known as whoever reaches further says. */
function join(fresh: Stretch, held: Stretch, at: PositionOf): Stretch {
  const ids = new Set(fresh.messages.map((message) => message.id));
  const messages = [...held.messages.filter((message) => !ids.has(message.id)), ...fresh.messages];
  messages.sort((a, b) => at(a) - at(b));
  // A page without messages says something of the end it was asked for, and nothing of the other.
  const empty = fresh.messages.length === 0;
  const heldReachesBack = empty ? !fresh.start : firstOf(held.messages, at) < firstOf(fresh.messages, at);
  const heldReachesOn = empty ? !fresh.end : lastOf(held.messages, at) > lastOf(fresh.messages, at);
  return {
    messages,
    start: heldReachesBack ? held.start : fresh.start || held.start,
    end: heldReachesOn ? held.end : fresh.end || held.end,
  };
}

const inOrder = (stretches: Stretch[], at: PositionOf): Timeline =>
  stretches.sort((a, b) => firstOf(a.messages, at) - firstOf(b.messages, at));

/** Takes in one message, the echo or the event: behind the newest, or in its place when it is known. */
export function putMessage(timeline: Timeline, message: Message, at: PositionOf): Timeline {
  const position = at(message);
  const home = timeline.find(
    ({ messages, end }) =>
      messages.some((one) => one.id === message.id) ||
      (end && position > lastOf(messages, at)) ||
      (firstOf(messages, at) <= position && position <= lastOf(messages, at)),
  );
  if (!home) return timeline;
  const others = home.messages.filter((one) => one.id !== message.id);
  const before = others.findLastIndex((one) => at(one) < position) + 1;
  const messages = [...others.slice(0, before), message, ...others.slice(before)];
  return timeline.map((stretch) => (stretch === home ? { ...home, messages } : stretch));
}

/** Changes a message wherever it is held; the same timeline when it is not, or nothing changed. */
export function changeMessage(timeline: Timeline, id: string, change: (message: Message) => Message): Timeline {
  let changed = false;
  const after = timeline.map((stretch) => {
    const index = stretch.messages.findIndex((message) => message.id === id);
    const before = stretch.messages[index];
    const next = before && change(before);
    if (!next || next === before) return stretch;
    changed = true;
    return { ...stretch, messages: stretch.messages.with(index, next) };
  });
  return changed ? after : timeline;
}

/** The stretch that reaches the newest message. */
export const newestStretch = (timeline: Timeline): Stretch | undefined => timeline.find((stretch) => stretch.end);

/** The stretch a position lies in. */
export const stretchAround = (timeline: Timeline, position: number, at: PositionOf): Stretch | undefined =>
  timeline.find(({ messages }) => firstOf(messages, at) <= position && position <= lastOf(messages, at));

/**
 * Keeps at most `most` messages of the stretch in view, those around `position`, and forgets the other stretches:
 * what was trimmed is fetched again when somebody scrolls there.
 */
export function trimTimeline(timeline: Timeline, position: number, most: number, at: PositionOf): Timeline {
  const kept = stretchAround(timeline, position, at) ?? newestStretch(timeline);
  if (!kept) return timeline;
  const { messages } = kept;
  if (messages.length <= most) return timeline.length === 1 ? timeline : [kept];
  const middle = Math.max(
    0,
    messages.findLastIndex((message) => at(message) <= position),
  );
  const from = Math.min(Math.max(0, middle - Math.floor(most / 2)), messages.length - most);
  const to = from + most;
  return [
    {
      messages: messages.slice(from, to),
      start: kept.start && from === 0,
      end: kept.end && to === messages.length,
    },
  ];
}
