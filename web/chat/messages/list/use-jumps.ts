import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import type { Conversation } from "../../conversation.ts";
import { positionIn } from "../message-store.ts";
import type { ListPlace } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";
import type { TimelineView } from "./use-timeline.ts";

type Goal = { position: number; align: "start" | "center"; turn: number };

const lit = 2400;

/** Going to a message, a day or the end, and where a list begins. */
export function useJumps(
  conversation: Conversation,
  view: TimelineView,
  scroller: RefObject<ScrollerHandle | null>,
  rows: readonly MessageListRow[],
  place: ListPlace,
  target: string | undefined,
) {
  const at = positionIn(conversation);
  const [goal, setGoal] = useState<Goal | null>(null);
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const began = useRef(false);

  useEffect(() => {
    if (!goal) return;
    const index = rows.findIndex((row) => at(row.message) >= goal.position);
    if (index >= 0) scroller.current?.toRow(index, goal.align, goal.align === "start" ? -topRoom : 0);
    // Once for each jump.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goal]);

  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), lit);
    return () => clearTimeout(timer);
  }, [highlighted]);

  const jump = async (anchor: Parameters<TimelineView["show"]>[0], align: Goal["align"]) => {
    const position = await view.show(anchor);
    if (position === null) return scroller.current?.toEnd();
    setGoal((before) => ({ position, align, turn: (before?.turn ?? 0) + 1 }));
  };
  const showMessage = async (id: string) => {
    await jump({ aroundMessage: id }, "center");
    setHighlighted(id);
  };
  const toEnd = async () => {
    await view.show({});
    scroller.current?.toEnd();
  };
  useEffect(() => {
    if (!target) return;
    showMessage(target).catch((error: unknown) => {
      toast(errorWords(error), { kind: "danger" });
      toEnd().catch(() => undefined);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each target
  }, [target]);
  const begin = useCallback((): ListPlace | { key: string } => {
    const first = !began.current;
    began.current = true;
    const wanted = goal && rows.find((row) => at(row.message) >= goal.position);
    if (wanted && goal.align === "center") return { key: wanted.key };
    const unread = first ? rows.find((row) => row.firstNew) : undefined;
    if (unread) return { atEnd: false, key: unread.key, position: at(unread.message), below: unreadRoom };
    return place;
  }, [goal, rows, place, at]);

  return {
    goal: begin,
    highlighted,
    showMessage,
    showDay: (instant: string) => jump({ aroundDate: instant }, "start"),
    toEnd,
  };
}

/** Pixels kept free above a day jumped to, and above the first unread message. */
const topRoom = 8;
const unreadRoom = 96;
