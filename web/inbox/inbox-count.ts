import { messageSent } from "@atrium/contract/chat/messages.ts";
import { countInbox } from "@atrium/contract/inbox/inbox.ts";
import { type InboxReader, inboxEvents } from "@atrium/contract/inbox/inbox-events.ts";
import { channelById } from "#chat/channels/index.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { connectionState } from "#platform/realtime/live.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { inboxCount, nothingWaits } from "./inbox-waiting.ts";

const changes: (() => void)[] = [];
/** Hears that the inbox is no longer what it was. */
export const onInboxChanged = (listener: () => void): void => void changes.push(listener);

let waiting: ReturnType<typeof setTimeout> | undefined;
let back: ReturnType<typeof setTimeout> | undefined;

/** Whether the list is on the screen: then what it says has to be kept true, too. */
let isShown: () => boolean = () => false;
export const shownWhen = (shows: typeof isShown): void => {
  isShown = shows;
};

/** Asks for the count a moment later; many wishes are one question. */
export function countSoon(within = 300): void {
  if (waiting !== undefined) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    if (space.get() === null) return;
    count().catch(() => undefined);
    for (const listener of changes) listener();
  }, within);
}

async function count(): Promise<void> {
  const counted = await callHere(countInbox, {});
  inboxCount.set(counted);
  clearTimeout(back);
  if (counted.nextReturn === null) return;
  const ahead = Date.parse(counted.nextReturn) - Date.now() + 500;
  // A timer holds no more than 24 days; by then the page was opened again.
  if (ahead < 2 ** 31) back = setTimeout(() => countSoon(), Math.max(500, ahead));
}

const reader = (): InboxReader => ({
  memberId: space.get()?.memberId ?? "",
  hasItems: inboxCount.get().waiting > 0 || isShown(),
  isDirect: (channelId) => channelById(channelId)?.kind !== "channel",
});

/** When everybody of a large channel, or a group, is called at once, they do not all ask at once. */
const spread = (callsMany: boolean): number => 300 + (callsMany ? Math.random() * 3000 : 0);

/** Called once, when the inbox begins. */
export function registerInboxCount(): void {
  for (const [event, concerns] of inboxEvents)
    onEvent(event, (data) => {
      const callsMany = event === messageSent && "groups" in data && (data.mentionsAll || data.groups.length > 0);
      if (concerns(data as never, reader())) countSoon(spread(callsMany));
    });
  onClear(() => inboxCount.set(nothingWaits));
  let { status } = connectionState.get();
  connectionState.subscribe(() => {
    const before = status;
    ({ status } = connectionState.get());
    if (status === "online" && before !== "online") countSoon();
  });
  space.subscribe(() => countSoon());
  countSoon();
}
