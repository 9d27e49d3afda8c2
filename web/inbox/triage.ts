import { markRead } from "@atrium/contract/chat/unread.ts";
import {
  type InboxItem,
  type InboxMark,
  markInboxDone,
  snoozeInbox,
  unsubscribeInbox,
} from "@atrium/contract/inbox/inbox.ts";
import { t } from "@lingui/core/macro";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { toast } from "#ui/feedback/toast.ts";
import { countSoon } from "./inbox-count.ts";
import { applyMark, refresh } from "./inbox-store.ts";

const which = ({ kind, objectId }: InboxItem) => ({ kind, objectId });
const markOf = (item: InboxItem): InboxMark =>
  item.mark ?? { ...which(item), doneThrough: null, snoozedUntil: null, unsubscribed: false };

/** At once here, and back again when the server refuses. */
async function marking(mark: InboxMark, asked: Promise<{ mark: InboxMark }>): Promise<void> {
  const undo = applyMark(mark);
  try {
    applyMark((await asked).mark);
    countSoon();
    refresh();
  } catch (error) {
    undo();
    throw error;
  }
}

const offerUndo = (words: string, undo: () => Promise<void>): void =>
  void toast(words, { action: { label: t`Undo`, run: () => attempt(undo()) } });

export function markDone(item: InboxItem): void {
  const done = { ...markOf(item), doneThrough: item.position, snoozedUntil: null };
  attempt(marking(done, callHere(markInboxDone, { ...which(item), position: item.position })));
  offerUndo(t`Done`, () => reopen(item));
}

/** Back into the inbox. */
export const reopen = (item: InboxItem): Promise<void> =>
  marking({ ...markOf(item), doneThrough: null }, callHere(markInboxDone, { ...which(item), position: null }));

export function snooze(item: InboxItem, until: Date, words: string): void {
  const mark = { ...markOf(item), doneThrough: null, snoozedUntil: until.toISOString() };
  attempt(marking(mark, callHere(snoozeInbox, { ...which(item), until: until.toISOString() })));
  offerUndo(words, () => bringBack(item));
}

export const bringBack = (item: InboxItem): Promise<void> =>
  marking({ ...markOf(item), snoozedUntil: null }, callHere(snoozeInbox, { ...which(item), until: null }));

export function unsubscribe(item: InboxItem): void {
  const mark = { ...markOf(item), unsubscribed: true };
  attempt(marking(mark, callHere(unsubscribeInbox, { ...which(item), unsubscribed: true })));
  const again = () =>
    marking({ ...mark, unsubscribed: false }, callHere(unsubscribeInbox, { ...which(item), unsubscribed: false }));
  offerUndo(item.kind === "direct" ? t`Muted` : t`You will hear no more of this`, again);
}

/** The message, or the last one of a conversation, is unread again: on every device. */
export function markUnread(item: InboxItem): void {
  const { channelId } = item;
  if (item.seq === null || channelId === null) return;
  const asked = callHere(markRead, { channelId, seq: item.seq - 1, back: true });
  attempt(asked.then(() => countSoon(0)));
}
