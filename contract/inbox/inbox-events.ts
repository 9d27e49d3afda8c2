import {
  channelBroughtBack,
  channelDeleted,
  channelJoined,
  channelLeft,
  channelMarked,
  channelUpdated,
} from "../chat/channels.ts";
import { mentionsIn } from "../chat/message-text.ts";
import { messageChanged, messageSent } from "../chat/messages.ts";
import { reminderChanged, reminderDue, reminderGone } from "../chat/reminders.ts";
import { threadAnswered, threadMarked, threadsRead } from "../chat/threads.ts";
import { readPointerMoved } from "../chat/unread.ts";
import type { DataOf, EventType } from "../protocol/event.ts";
import { inboxMarked } from "./inbox.ts";

/** What a client knows that decides whether an event concerns its inbox. */
export type InboxReader = {
  memberId: string;
  /** Whether anything waits, or the list is shown. */
  hasItems: boolean;
  isDirect: (channelId: string) => boolean;
};
type Rule = (data: never, reader: InboxReader) => boolean;
const rule = <E extends EventType>(event: E, concerns: (data: DataOf<E>, reader: InboxReader) => boolean) =>
  [event, concerns as Rule] as const;
const always = (): boolean => true;

/**
 * The events after which somebody's inbox may say something else, and when they do: a client asks again then, and at no
 * other time. Whoever is not concerned by a message, however many are, asks nothing.
 */
export const inboxEvents = [
  rule(messageSent, ({ message, mentions, groups, mentionsAll, root }, { memberId, hasItems, isDirect }) => {
    if (message.authorId === memberId) return hasItems;
    // Who is in a group is not known everywhere: whoever hears of a call of one asks.
    if (mentionsAll || groups.length > 0 || mentions.includes(memberId)) return true;
    return root ? hasItems : isDirect(message.channelId);
  }),
  rule(messageChanged, ({ message }, { memberId, hasItems, isDirect }) => {
    if (message.deletedAt !== null) return hasItems;
    const { people, groups, everybody } = mentionsIn(message.text);
    return everybody || groups.length > 0 || people.includes(memberId) || isDirect(message.channelId);
  }),
  rule(readPointerMoved, always),
  rule(threadMarked, always),
  rule(threadAnswered, always),
  rule(threadsRead, always),
  rule(inboxMarked, always),
  rule(reminderDue, always),
  rule(reminderChanged, always),
  rule(reminderGone, always),
  rule(channelJoined, always),
  rule(channelMarked, always),
  rule(channelDeleted, (_, { hasItems }) => hasItems),
  rule(channelBroughtBack, always),
  rule(channelLeft, (_, { hasItems }) => hasItems),
  rule(channelUpdated, ({ channel }, { hasItems }) => hasItems || channel.archivedAt === null),
] as const;

/** Whether an event by this name may change what the reader's inbox says. */
export const concernsInbox = (name: string, data: unknown, reader: InboxReader): boolean =>
  inboxEvents.some(([event, concerns]) => event.name === name && concerns(data as never, reader));
