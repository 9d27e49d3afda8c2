import {
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { noteTextDrawn } from "../../text-drawn.ts";
import { type ListPlace, placeNow } from "./list-place.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import { useListChange } from "./use-list-change.ts";

/** A row to bring into view: in the middle, or some pixels below the top. */
export type Aim = { key: string; below: number | "middle" };

/** What else can be done with the list from outside. */
export type ScrollerHandle = {
  toEnd(): void;
  /** Brings a row to a place, also while rows around it are still being measured. */
  aimAt(aim: Aim): void;
  /** Scrolls as little as needed. */
  reveal(index: number): void;
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
  begin: () => ListPlace | Aim;
  /** Few rows stand at the top instead of above the composer. */
  fromTop?: boolean;
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
export function MessageScroller(props: Props) {
  const { ref, rows, at, head, begin, fromTop = false, follows, onScroll, keepMounted, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const [headHeight, measureHead] = useHeight();
  const { listKey, shift } = useListChange(useMemo(() => rows.map((row) => row.key), [rows]));
  const buffer = useBuffer();
  const state = useRef<Inner>({ atEnd: true, aim: null, offset: 0, height: 0, headHeight, rows, at, follows });
  useLayoutEffect(() => {
    Object.assign(state.current, { rows, at, headHeight, follows });
  });
  const handle = useMemo(() => handleOf(scroller, virtual, state.current), []);
  useEffect(noteTextDrawn, []);
  useImperativeHandle(ref, () => handle, [handle]);

  useLayoutEffect(() => {
    const goal = begin();
    if (!("atEnd" in goal)) handle.aimAt(goal);
    else if (goal.atEnd) handle.toEnd();
    else handle.aimAt({ key: keyOf(goal, rows, at), below: goal.below });
    // Only when the list is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [listKey]);
  useLayoutEffect(() => handle.settle(), [rows, handle]);
  useResize(scroller, handle.settle);
  const headBefore = useRef(headHeight);
  useLayoutEffect(() => {
    // What appears above the rows pushes them down; whoever reads them goes along.
    const grown = headHeight - headBefore.current;
    headBefore.current = headHeight;
    if (scroller.current && !state.current.atEnd && !state.current.aim) scroller.current.scrollTop += grown;
  }, [headHeight]);

  const scrolled = (offset: number) => {
    if (!virtual.current) return;
    const inner = state.current;
    const place = placeNow(virtual.current, rows, at, headHeight);
    // What grows below does not take anybody away from the end, nor does a field below that takes room or gives it
    // back; only scrolling up does.
    // (virtua learns of its new height only after the scrolling that comes of it.)
    const height = scroller.current?.clientHeight ?? 0;
    const stays = offset >= inner.offset - 1 || height !== inner.height;
    inner.atEnd = inner.aim === null && (place.atEnd || (inner.atEnd && stays));
    inner.offset = offset;
    inner.height = height;
    onScroll(inner.atEnd ? { atEnd: true } : place);
  };
  return (
    <div
      ref={scroller}
      role="presentation"
      className="message-scroller flex h-full flex-col overflow-y-auto overflow-x-hidden overscroll-contain pb-2"
      onWheel={handle.letGo}
      onPointerDown={handle.letGo}
      onKeyDown={handle.letGo}
    >
      {!fromTop && <div className="grow" />}
      {head !== undefined && <div ref={measureHead}>{head}</div>}
      <Virtualizer
        key={listKey}
        ref={virtual}
        scrollRef={scroller}
        data={rows}
        shift={shift}
        startMargin={headHeight}
        bufferSize={buffer}
        keepMounted={keepMounted}
        onScroll={scrolled}
        onResize={handle.settle}
      >
        {children as (row: MessageListRow, index: number) => ReactElement}
      </Virtualizer>
    </div>
  );
}

/** The row of a place, or the one that stands nearest to where it was. */
function keyOf(place: { key: string; position: number }, rows: readonly MessageListRow[], at: Props["at"]): string {
  if (rows.some((row) => row.key === place.key)) return place.key;
  return (rows.find((row) => at(row) >= place.position) ?? rows.at(-1))?.key ?? "";
}

type Inner = Pick<Props, "rows" | "at" | "follows"> & {
  headHeight: number;
  atEnd: boolean;
  /** Where to, until everything there is measured or somebody scrolls. */
  aim: Aim | null;
  /** Where it stood and how high it was when it last scrolled. */
  offset: number;
  height: number;
};

type FullHandle = ScrollerHandle & { settle: () => void; letGo: () => void };

/** Rows around an aim are measured within a few frames. */
const settledAfter = 600;

function handleOf(
  scroller: RefObject<HTMLElement | null>,
  virtual: RefObject<VirtualizerHandle | null>,
  inner: Inner,
): FullHandle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const letGo = () => {
    inner.aim = null;
    clearTimeout(timer);
  };
  const toEnd = () => {
    letGo();
    inner.atEnd = true;
    virtual.current?.scrollToIndex(inner.rows.length - 1, { align: "end" });
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  const hitAim = () => {
    const list = virtual.current;
    const index = inner.rows.findIndex((row) => row.key === inner.aim?.key);
    if (!list || !inner.aim || index < 0) return;
    const free = inner.aim.below === "middle" ? (list.viewportSize - list.getItemSize(index)) / 2 : inner.aim.below;
    list.scrollTo(Math.max(0, list.getItemOffset(index) + inner.headHeight - Math.max(0, free)));
  };
  return {
    toEnd,
    letGo,
    aimAt(aim) {
      inner.aim = aim;
      inner.atEnd = false;
      const index = inner.rows.findIndex((row) => row.key === aim.key);
      if (index >= 0) virtual.current?.scrollToIndex(index, { align: aim.below === "middle" ? "center" : "start" });
      hitAim();
      clearTimeout(timer);
      timer = setTimeout(() => {
        letGo();
        const place = virtual.current && placeNow(virtual.current, inner.rows, inner.at, inner.headHeight);
        inner.atEnd = place?.atEnd === true;
      }, settledAfter);
    },
    settle() {
      if (inner.aim) hitAim();
      else if (inner.atEnd && inner.follows) toEnd();
    },
    reveal(index) {
      letGo();
      inner.atEnd = false;
      virtual.current?.scrollToIndex(index, { align: "nearest" });
    },
    place: () =>
      virtual.current && !inner.atEnd
        ? placeNow(virtual.current, inner.rows, inner.at, inner.headHeight)
        : { atEnd: true },
    inView: () => rowsInView(virtual.current, inner.headHeight),
  };
}

/** A row counts as seen when most of what fits of it is in view. */
function rowsInView(list: VirtualizerHandle | null, headHeight: number): { first: number; last: number } {
  if (!list) return { first: 0, last: -1 };
  const bottom = list.scrollOffset + list.viewportSize;
  const last = list.findItemIndex(bottom - 1);
  const cut = list.getItemOffset(last) + headHeight + Math.min(list.getItemSize(last), 60) > bottom;
  return { first: list.findItemIndex(list.scrollOffset), last: cut ? last - 1 : last };
}

/** Pixels drawn above and below what is seen, so that scrolling meets no blank. */
const room = 400;

/** At first only what is seen is drawn: opening a channel takes half the time. The rest follows in the next frames. */
function useBuffer(): number {
  const [buffer, setBuffer] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setBuffer(room)), 60);
    return () => clearTimeout(timer);
  }, []);
  return buffer;
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

function useResize(element: RefObject<HTMLElement | null>, then: () => void): void {
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(then);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, then]);
}
