import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { t } from "@lingui/core/macro";
import { AlarmClock, BellOff, Check, ExternalLink, Mail, Undo2 } from "lucide-react";
import { channelAddress } from "#chat/pane/index.ts";
import { attempt } from "#platform/realtime/call-here.ts";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { currentSpace } from "#platform/store/space.ts";
import { snoozing } from "./snooze-state.ts";
import { bringBack, markDone, markUnread, reopen, unsubscribe } from "./triage.ts";

/** Where an item stands in the chat. */
export function addressOf({ channelId, threadId, kind, message }: InboxItem): string {
  if (channelId === null) return `/${currentSpace().slug}/inbox`;
  if (kind === "direct" || kind === "joining") return channelAddress(channelId);
  if (threadId) return channelAddress(channelId, { thread: threadId, ...(message && { message: message.id }) });
  return channelAddress(channelId, message ? { message: message.id } : {});
}

const group = () => t`Inbox`;
const isDone = ({ mark, position }: InboxItem) =>
  mark !== null && mark.doneThrough !== null && position <= mark.doneThrough;
const isLater = ({ mark }: InboxItem) => mark?.snoozedUntil != null && Date.parse(mark.snoozedUntil) > Date.now();

/** What can be done with an item: buttons, menu and keyboard read the same. */
export const itemActions: readonly Action<InboxItem>[] = [
  {
    id: "inbox.done",
    label: () => t`Done`,
    icon: Check,
    shortcut: "E",
    group,
    when: (item) => !isDone(item),
    run: markDone,
  },
  {
    id: "inbox.reopen",
    label: () => t`Back to the inbox`,
    icon: Undo2,
    shortcut: "E",
    group,
    when: isDone,
    run: (item) => attempt(reopen(item)),
  },
  {
    id: "inbox.snooze",
    label: () => t`Later`,
    icon: AlarmClock,
    shortcut: "H",
    group,
    when: (item) => !isLater(item),
    run: (item) => snoozing.set(item),
  },
  {
    id: "inbox.bringBack",
    label: () => t`Bring it back now`,
    icon: Undo2,
    shortcut: "H",
    group,
    when: isLater,
    run: (item) => attempt(bringBack(item)),
  },
  {
    id: "inbox.unread",
    label: () => t`Mark unread`,
    icon: Mail,
    shortcut: "U",
    group,
    when: (item) => item.seq !== null && !item.waiting && !isDone(item),
    run: markUnread,
  },
  {
    id: "inbox.unsubscribe",
    label: ({ kind }) => (kind === "direct" ? t`Mute the conversation` : t`Hear no more of this`),
    icon: BellOff,
    shortcut: "Shift+U",
    group,
    when: ({ kind }) => kind !== "joining" && kind !== "reminder",
    run: unsubscribe,
  },
  {
    id: "inbox.open",
    label: () => t`Open in the chat`,
    icon: ExternalLink,
    shortcut: ["O", "Enter"],
    group,
    when: ({ channelId }) => channelId !== null,
    run: (item) => go(addressOf(item)),
  },
];
