import type { Message } from "@atrium/contract/chat/messages.ts";
import { asMessage, type Outgoing } from "../outgoing.ts";
import type { PositionOf, Stretch } from "../timeline.ts";

/** One entry of the list: a message with what stands above it. */
export type MessageListRow = {
  /** Stays the same when a sent message comes back from the server. */
  key: string;
  message: Message;
  outgoing: Outgoing | null;
  /** The first of its author in a row: shows picture and name. */
  leads: boolean;
  /** The day that begins with it, as an instant. */
  day: string | null;
  /** The first unread one. */
  firstNew: boolean;
};

type About = {
  outgoing: readonly Outgoing[];
  own: string;
  at: PositionOf;
  /** Everything after this position is new; null for no line. */
  newAfter: number | null;
};

const breakAfter = 5 * 60_000;

/**
 * The rows of a stretch and of what is on its way. While something older is not loaded, the first message only
 * says what stands before the second: so that loading older ones changes no row that is on the screen.
 */
export function messageListRows(stretch: Stretch | undefined, about: About): MessageListRow[] {
  const messages = stretch?.messages ?? [];
  const sent = new Set(messages.filter((one) => one.authorId === about.own).map((one) => one.clientId));
  const outgoing = stretch && !stretch.end ? [] : about.outgoing.filter((one) => !sent.has(one.clientId));
  const all = [
    ...messages.map((message) => ({ message, outgoing: null })),
    ...outgoing.map((one) => ({ message: asMessage(one, about.own), outgoing: one })),
  ];
  const firstNew = about.newAfter === null ? undefined : messages.find((one) => isNew(one, about));
  const rows: MessageListRow[] = [];
  for (const [index, { message, outgoing: on }] of all.entries()) {
    const before = all[index - 1]?.message;
    if (!before && stretch && !stretch.start) continue;
    const day = before && dayOf(before) === dayOf(message) ? null : message.createdAt;
    const isFirstNew = message === firstNew;
    const leads = day !== null || isFirstNew || !before || !follows(message, before);
    rows.push({
      key: `${message.authorId}:${message.clientId}`,
      message,
      outgoing: on,
      leads,
      day,
      firstNew: isFirstNew,
    });
  }
  return rows;
}

const isNew = (message: Message, { newAfter, at, own }: About): boolean =>
  newAfter !== null && at(message) > newAfter && message.authorId !== own;

/** By the same person, shortly after, and not about something else. */
const follows = (message: Message, before: Message): boolean =>
  message.authorId === before.authorId &&
  (message.threadId === null) === (before.threadId === null) &&
  before.deletedAt === null &&
  Date.parse(message.createdAt) - Date.parse(before.createdAt) < breakAfter;

/** The day of a message where the reader is. */
const dayOf = ({ createdAt }: Message): string => new Date(createdAt).toDateString();
