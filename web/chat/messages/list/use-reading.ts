import { type RefObject, useEffect, useRef } from "react";
import { isLooking } from "../../unread/index.ts";
import type { PositionOf } from "../timeline.ts";
import type { ListPlace } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";

type About = {
  rows: readonly MessageListRow[];
  scroller: RefObject<ScrollerHandle | null>;
  place: ListPlace;
  at: PositionOf;
  onSeen: ((position: number) => void) | undefined;
};

/** A moment to notice what one has in front of one. */
const glance = 250;

/** Tells which message was seen last, while the page is looked at. */
export function useReading(about: About): void {
  const latest = useRef(about);
  useEffect(() => {
    latest.current = about;
  });
  const { rows, place } = about;
  useEffect(() => {
    const look = () => {
      const { rows, scroller, at, onSeen } = latest.current;
      if (!onSeen || !isLooking()) return;
      const last = scroller.current?.inView().last ?? -1;
      const seen = rows.slice(0, last + 1).findLast((row) => at(row.message) > 0);
      if (seen) onSeen(at(seen.message));
    };
    const timer = setTimeout(look, glance);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [rows, place]);
}
