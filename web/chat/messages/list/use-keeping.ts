import { type RefObject, useEffect } from "react";
import type { Conversation } from "../../conversation.ts";
import { rememberSoon } from "../message-memory.ts";
import { timelineOf } from "../message-store.ts";
import { type PositionOf, trimTimeline } from "../timeline.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";
import type { TimelineView } from "./use-timeline.ts";

/** Rows before an edge at which more are fetched: somebody who scrolls does not see the edge. */
const ahead = 25;
/** Messages held while looked at, and what stays of them when somebody leaves. */
const most = 800;
const trimmedTo = 500;
const afterLeaving = 150;

/** Fetches what somebody is about to scroll to, and lets go of what is far away. */
export function useKeeping(
  conversation: Conversation,
  view: TimelineView,
  scroller: RefObject<ScrollerHandle | null>,
  rows: readonly MessageListRow[],
  at: PositionOf,
): () => void {
  const look = () => {
    const seen = scroller.current?.inView();
    if (!seen || !view.stretch || rows.length === 0) return;
    if (seen.first < ahead) view.more("older");
    if (seen.last > rows.length - 1 - ahead) view.more("newer");
    if (view.stretch.messages.length > most) {
      const middle = rows[Math.floor((seen.first + seen.last) / 2)];
      if (middle) trim(conversation, at(middle.message) || Number.MAX_SAFE_INTEGER, trimmedTo, at);
    }
    if (view.stretch.end) rememberSoon(conversation);
  };
  useEffect(() => {
    const soon = requestAnimationFrame(look);
    return () => cancelAnimationFrame(soon);
    // Whenever the rows changed; scrolling calls it too.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows]);
  const { channelId, threadId } = conversation;
  useEffect(
    () => () => trim({ channelId, threadId }, Number.MAX_SAFE_INTEGER, afterLeaving, at),
    [channelId, threadId, at],
  );
  return look;
}

function trim(conversation: Conversation, around: number, to: number, at: PositionOf): void {
  timelineOf(conversation).set((state) => {
    const timeline = trimTimeline(state.timeline, around, to, at);
    return timeline === state.timeline ? state : { ...state, timeline };
  });
}
