import { type RefObject, useEffect, useState } from "react";
import { DayButton } from "./day-line.tsx";
import type { ListPlace } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";

type Props = {
  scroller: RefObject<ScrollerHandle | null>;
  rows: readonly MessageListRow[];
  place: ListPlace;
  onPick: (day: string) => void;
};

const staysFor = 1600;

/** The day of what is at the top, while somebody scrolls. */
export function StickyDay({ scroller, rows, place, onPick }: Props) {
  /** The place at which it was shown long enough. */
  const [done, setDone] = useState<ListPlace>(place);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDone(place), staysFor);
    return () => clearTimeout(timer);
  }, [place]);
  const first = rows[scroller.current?.inView().first ?? 0];
  // A day that begins right there says so itself.
  if (!first || first.day !== null || place.atEnd || (done === place && !held)) return null;
  return (
    <div
      className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className="appear pointer-events-auto">
        <DayButton instant={first.message.createdAt} onPick={onPick} floating />
      </span>
    </div>
  );
}
