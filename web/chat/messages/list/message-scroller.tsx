import { type ReactNode, type Ref, useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { type ListPlace, placeNow } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import { useListChange } from "./use-list-change.ts";

/** What else can be done with the list from outside. */
export type ScrollerHandle = {
  toEnd(): void;
  toRow(index: number, align: "start" | "center" | "nearest", offset?: number): void;
  place(): ListPlace;
  /** Indexes of the first and last row in view. */
  inView(): { first: number; last: number };
};

type Props = {
  ref: Ref<ScrollerHandle>;
  rows: readonly MessageListRow[];
  at: (row: MessageListRow) => number;
  /** Stands above all rows and scrolls with them. */
  head?: ReactNode;
  /** Where to begin, and where to return when the rows are replaced by others. */
  begin: () => ListPlace | { key: string };
  /** New rows at the end are followed only while nothing newer is missing. */
  follows: boolean;
  onScroll: (place: ListPlace) => void;
  keepMounted: readonly number[];
  children: (row: MessageListRow, index: number) => ReactNode;
};

/**
 * The scrolling part of a message list. It stays where it is when rows are loaded, trimmed or measured above, and
 * follows the end exactly while it is there.
 */
export function MessageScroller({ ref, rows, at, head, begin, follows, onScroll, keepMounted, children }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const [headHeight, measureHead] = useHeight();
  const { listKey, shift } = useListChange(rows.map((row) => row.key));
  const state = useRef({ atEnd: true, offset: 0, headHeight, rows, at });
  Object.assign(state.current, { rows, at, headHeight });

  const toEnd = useCallback(() => {
    const element = scroller.current;
    state.current.atEnd = true;
    virtual.current?.scrollToIndex(state.current.rows.length - 1, { align: "end" });
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  useImperativeHandle(ref, () => handleOf(virtual, state.current, toEnd), [toEnd]);

  useLayoutEffect(() => {
    const goal = begin();
    if ("atEnd" in goal && goal.atEnd) return toEnd();
    const index = rows.findIndex((row) => row.key === goal.key);
    state.current.atEnd = false;
    if (!("atEnd" in goal)) virtual.current?.scrollToIndex(Math.max(0, index), { align: "center" });
    else if (index >= 0) virtual.current?.scrollToIndex(index, { align: "start", offset: -goal.below });
    else {
      const nearest = rows.findIndex((row) => at(row) >= goal.position);
      virtual.current?.scrollToIndex(Math.max(0, nearest), { align: "start" });
    }
    // Only when the list is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [listKey]);

  const stick = useCallback(() => {
    if (state.current.atEnd && follows) toEnd();
  }, [follows, toEnd]);
  useLayoutEffect(stick, [rows, stick]);
  useResize(scroller, stick);

  const scrolled = (offset: number) => {
    const handle = virtual.current;
    if (!handle) return;
    const place = placeNow(handle, rows, at, headHeight);
    // What grows below does not take anybody away from the end; only scrolling up does.
    state.current.atEnd = place.atEnd || (state.current.atEnd && offset >= state.current.offset - 1);
    state.current.offset = offset;
    onScroll(state.current.atEnd ? { atEnd: true } : place);
  };

  return (
    <div
      ref={scroller}
      className="message-scroller flex h-full flex-col overflow-y-auto overflow-x-hidden overscroll-contain pb-2"
    >
      <div className="grow" />
      {head !== undefined && <div ref={measureHead}>{head}</div>}
      <Virtualizer
        key={listKey}
        ref={virtual}
        scrollRef={scroller}
        data={rows}
        shift={shift}
        startMargin={headHeight}
        bufferSize={600}
        keepMounted={keepMounted}
        onScroll={scrolled}
        onResize={stick}
      >
        {children as (row: MessageListRow, index: number) => React.ReactElement}
      </Virtualizer>
    </div>
  );
}

type Inner = {
  rows: readonly MessageListRow[];
  at: (row: MessageListRow) => number;
  headHeight: number;
  atEnd: boolean;
};

function handleOf(virtual: React.RefObject<VirtualizerHandle | null>, inner: Inner, toEnd: () => void): ScrollerHandle {
  return {
    toEnd,
    toRow: (index, align, offset = 0) => {
      inner.atEnd = false;
      virtual.current?.scrollToIndex(index, { align, offset });
    },
    place: () =>
      virtual.current && !inner.atEnd
        ? placeNow(virtual.current, inner.rows, inner.at, inner.headHeight)
        : { atEnd: true },
    inView() {
      const handle = virtual.current;
      if (!handle) return { first: 0, last: -1 };
      const top = handle.scrollOffset - inner.headHeight;
      const bottom = top + handle.viewportSize;
      const last = handle.findItemIndex(bottom - 1);
      // A row counts as seen when most of what fits of it is in view.
      const cut = handle.getItemOffset(last) + Math.min(handle.getItemSize(last), 60) > bottom;
      return { first: handle.findItemIndex(Math.max(0, top)), last: cut ? last - 1 : last };
    },
  };
}

/** The height of an element, kept while it is mounted. */
function useHeight(): [number, (element: HTMLElement | null) => (() => void) | undefined] {
  const [height, setHeight] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    setHeight(element.offsetHeight);
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [height, measure];
}

function useResize(element: React.RefObject<HTMLElement | null>, then: () => void): void {
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(then);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, then]);
}
