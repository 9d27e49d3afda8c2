import { useCallback, useEffect, useState } from "react";
import { ApiError } from "#platform/api/api-error.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { useStore } from "#platform/store/use-store.ts";
import { type Conversation, conversationKey } from "../../conversation.ts";
import { type Anchor, loadMessages } from "../load-messages.ts";
import { recall } from "../message-memory.ts";
import { freshness, positionIn, timelineOf } from "../message-store.ts";
import { newestStretch, type PositionOf, type Stretch, stretchAround } from "../timeline.ts";

export type TimelineView = {
  /** What is shown; undefined while nothing is there. */
  stretch: Stretch | undefined;
  /** Why nothing can be shown. */
  error: ApiError | null;
  /** Shows another part; answers with the position to look at, null for the end. Throws when it is not there. */
  show(anchor: Anchor): Promise<number | null>;
  more(direction: "older" | "newer"): void;
};

/**
 * The part of a conversation that is on the screen. What is in memory shows at once, what this device remembers
 * a moment later, and what the server says replaces both when they are out of date. `whereNow` tells what is in
 * view, so that a refresh stays there.
 */
export function useTimeline(conversation: Conversation, first: Anchor, whereNow: () => Anchor): TimelineView {
  const key = conversationKey(conversation);
  const store = timelineOf(conversation);
  const { timeline, asOf } = useStore(store);
  const [showing, setShowing] = useState<number | null>(first.around ?? null);
  const [error, setError] = useState<ApiError | null>(null);
  const fresh = useStore(freshness);
  const online = useConnectionState().status === "online";

  useEffect(() => {
    if (asOf === fresh) return;
    const empty = store.get().timeline.length === 0;
    if (empty) recall(conversation).catch(() => undefined);
    // Whoever goes to a certain message at once loads what is around it.
    if (empty && first.aroundMessage) return;
    const anchor = empty ? first : whereNow();
    loadMessages(conversation, anchor, true)
      .then(() => setShowing(anchor.around ?? null))
      .then(
        () => setError(null),
        (thrown: unknown) => setError(asApiError(thrown)),
      );
    // The anchor is that of the moment it went stale; `online` tries again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, asOf, fresh, online]);

  const show = useCallback(
    async (anchor: Anchor) => {
      const position = await loadAround(conversation, anchor);
      setShowing(position);
      return position;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- a conversation is its key
    [key],
  );

  const at = positionIn(conversation);
  const around = showing === null ? undefined : stretchAround(timeline, showing, at);
  const stretch = around ?? newestStretch(timeline) ?? (timeline.length === 1 ? timeline[0] : undefined);
  const more = (direction: "older" | "newer") => loadMore(conversation, stretch, direction, at);
  return { stretch, error: stretch ? null : error, show, more };
}

const asApiError = (thrown: unknown): ApiError => (thrown instanceof ApiError ? thrown : ApiError.offline(thrown));

async function loadAround(conversation: Conversation, anchor: Anchor): Promise<number | null> {
  const at = positionIn(conversation);
  const { timeline, asOf } = timelineOf(conversation).get();
  const stale = asOf !== freshness.get();
  const toEnd = Object.keys(anchor).length === 0;
  if (toEnd) {
    if (!newestStretch(timeline)) await loadMessages(conversation, {}, stale);
    return null;
  }
  const known =
    anchor.aroundMessage && timeline.flatMap(({ messages }) => messages).find(({ id }) => id === anchor.aroundMessage);
  if (known && !stale) return at(known);
  const page = await loadMessages(conversation, anchor, stale);
  const middle = page[Math.floor(page.length / 2)];
  if (anchor.aroundDate) {
    const from = Date.parse(anchor.aroundDate);
    return positionOf(page.find((message) => Date.parse(message.createdAt) >= from) ?? page.at(-1), at);
  }
  // A reply is not in the channel's own timeline; the message it answers is in the middle of the page.
  return positionOf(page.find((message) => message.id === anchor.aroundMessage) ?? middle, at);
}

const positionOf = <M>(message: M | undefined, at: (message: M) => number): number | null =>
  message === undefined ? null : at(message);

function loadMore(
  conversation: Conversation,
  stretch: Stretch | undefined,
  direction: "older" | "newer",
  at: PositionOf,
): void {
  const edge = direction === "older" ? stretch?.messages[0] : stretch?.messages.at(-1);
  if (!edge || (direction === "older" ? stretch?.start : stretch?.end)) return;
  const anchor = direction === "older" ? { before: at(edge) } : { after: at(edge) };
  // Without an answer nothing is added; scrolling on, or coming back online, asks again.
  loadMessages(conversation, anchor).catch(() => undefined);
}
