import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import type { Conversation } from "../../conversation.ts";
import { positionIn } from "../message-store.ts";
import type { ListPlace } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { Aim, ScrollerHandle } from "./message-scroller.tsx";
import type { TimelineView } from "./use-timeline.ts";

/** Where somebody asked to go last; `position` is null for the end. */
type Goal = { position: number | null; below: Aim["below"]; until: number };

const lit = 2400;
/** The rows of a jump come within moments; later replacements of the list stay where the reader is. */
const stillMeant = 1500;

/** Going to a message, a day or the end, and where a list begins. */
export function useJumps(
  conversation: Conversation,
  view: TimelineView,
  scroller: RefObject<ScrollerHandle | null>,
  rows: readonly MessageListRow[],
  place: ListPlace,
  target: string | undefined,
  atNewest: boolean,
) {
  const at = positionIn(conversation);
  const [goal, setGoal] = useState<Goal | null>(null);
  const [highlighted, setHighlighted] = useState<string | null>(null);
  /** Before anybody scrolled, a list begins at the first unread message. */
  const moved = useRef(atNewest);

  useEffect(() => {
    if (!goal) return;
    const { position } = goal;
    if (position === null) return scroller.current?.toEnd();
    const row = rows.find((one) => at(one.message) >= position);
    if (row) scroller.current?.aimAt({ key: row.key, below: goal.below });
    // Once for each jump.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goal]);

  useEffect(() => {
    if (highlighted === null) return;
    const timer = setTimeout(() => setHighlighted(null), lit);
    return () => clearTimeout(timer);
  }, [highlighted]);

  const jump = async (anchor: Parameters<TimelineView["show"]>[0], below: Goal["below"]) => {
    const position = await view.show(anchor);
    setGoal({ position, below, until: Date.now() + stillMeant });
  };
  const showMessage = async (id: string) => {
    await jump({ aroundMessage: id }, "middle");
    setHighlighted(id);
  };
  const toEnd = () => jump({}, 0);
  useEffect(() => {
    if (!target) return;
    showMessage(target).catch((error: unknown) => {
      toast(errorWords(error), { kind: "danger" });
      toEnd().catch(() => undefined);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each target
  }, [target]);
  const begin = useCallback((): ListPlace | Aim => {
    const meant = goal && goal.until > Date.now() ? goal : null;
    if (meant?.position === null) return { atEnd: true };
    const wanted = meant && rows.find((row) => at(row.message) >= (meant.position ?? 0));
    if (wanted) return { key: wanted.key, below: meant.below };
    const unread = moved.current ? undefined : rows.find((row) => row.firstNew);
    if (unread) return { key: unread.key, below: unreadRoom };
    return place;
  }, [goal, rows, place, at]);

  return {
    goal: begin,
    noteMoved: () => {
      moved.current = true;
    },
    highlighted,
    showMessage,
    showDay: (instant: string) => jump({ aroundDate: instant }, topRoom),
    toEnd,
  };
}

/** Pixels kept free above a day jumped to, and above the first unread message. */
const topRoom = 8;
const unreadRoom = 96;
