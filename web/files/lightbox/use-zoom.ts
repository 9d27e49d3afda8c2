import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Area, fit, fitted, mostScale, type Point, type View, within, zoomAt } from "./zoom.ts";

type Options = {
  place: RefObject<HTMLElement | null>;
  picture: Area;
  /** A finger swiped sideways, or down, over a picture that is seen whole. */
  onSwipe: (way: "left" | "right" | "down") => void;
};

const step = 1.4;
/** So far is a swipe, and no tap that slipped. */
const swipe = 60;

/** Wheel at the pointer, drag, pinch, double press, and + - 0 on the keyboard. */
export function useZoom({ place, picture, onSwipe }: Options) {
  const [view, setView] = useState<View>(fitted);
  const [room, setRoom] = useState<Area>({ width: 1, height: 1 });
  const shown = fit(picture, room);
  const state = useRef({ room, shown, picture, onSwipe, scale: 1 });
  useLayoutEffect(() => {
    state.current = { room, shown, picture, onSwipe, scale: view.scale };
  });
  const zoom = (factor: number, at: Point = { x: 0, y: 0 }) =>
    setView((now) => {
      const { room: all, shown: size, picture: whole } = state.current;
      return within(zoomAt(now, factor, at, mostScale(whole, size)), size, all);
    });
  const move = (by: Point) =>
    setView((now) => within({ ...now, x: now.x + by.x, y: now.y + by.y }, state.current.shown, state.current.room));
  const reset = () => setView(fitted);

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [place]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    // React listens passively; the page must not scroll or zoom along.
    const onWheel = (wheel: WheelEvent) => {
      wheel.preventDefault();
      const lines = wheel.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      zoom(Math.exp((-wheel.deltaY * lines) / (wheel.ctrlKey ? 120 : 400)), fromMiddle(wheel));
    };
    const stopGestures = follow(element, {
      onMove: move,
      onPinch: (factor, at) => zoom(factor, fromMiddle({ clientX: at.x, clientY: at.y })),
      onEnd(from, to, isTouch) {
        const [x, y] = [to.x - from.x, to.y - from.y];
        if (!isTouch || state.current.scale > 1.01) return;
        if (Math.abs(x) > swipe && Math.abs(x) > 2 * Math.abs(y)) state.current.onSwipe(x < 0 ? "left" : "right");
        else if (y > swipe * 1.5 && y > 2 * Math.abs(x)) state.current.onSwipe("down");
      },
      onDouble: (at) =>
        state.current.scale > 1.01 ? reset() : zoom(2.5, fromMiddle({ clientX: at.x, clientY: at.y })),
    });
    const onKey = (press: KeyboardEvent) => {
      if (press.ctrlKey || press.metaKey || press.altKey) return;
      const act = { "+": () => zoom(step), "=": () => zoom(step), "-": () => zoom(1 / step), "0": reset }[press.key];
      if (!act) return;
      press.preventDefault();
      act();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    addEventListener("keydown", onKey);
    return () => {
      stopGestures();
      element.removeEventListener("wheel", onWheel);
      removeEventListener("keydown", onKey);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what changes is read from the reference
  }, [place]);
  return { view, shown, larger: () => zoom(step), smaller: () => zoom(1 / step), reset };
}

type Gestures = {
  onMove: (by: Point) => void;
  onPinch: (factor: number, at: Point) => void;
  onEnd: (from: Point, to: Point, isTouch: boolean) => void;
  onDouble: (at: Point) => void;
};

/** One pointer drags, two pinch; two presses shortly after each other are a double one. */
function follow(element: HTMLElement, { onMove, onPinch, onEnd, onDouble }: Gestures): () => void {
  const pointers = new Map<number, Point>();
  let began: Point = { x: 0, y: 0 };
  let pinched = false;
  let last = { at: 0, x: 0, y: 0 };
  const pointOf = ({ clientX: x, clientY: y }: PointerEvent): Point => ({ x, y });
  const down = (pointer: PointerEvent) => {
    if (pointer.button !== 0) return;
    element.setPointerCapture(pointer.pointerId);
    pointers.set(pointer.pointerId, pointOf(pointer));
    if (pointers.size === 1) {
      began = pointOf(pointer);
      pinched = false;
    }
  };
  const moved = (pointer: PointerEvent) => {
    const before = pointers.get(pointer.pointerId);
    if (!before) return;
    const now = pointOf(pointer);
    const other = [...pointers].find(([id]) => id !== pointer.pointerId)?.[1];
    pointers.set(pointer.pointerId, now);
    if (!other) return onMove({ x: now.x - before.x, y: now.y - before.y });
    pinched = true;
    const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    onPinch(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    onMove({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  };
  const up = (pointer: PointerEvent) => {
    if (!pointers.delete(pointer.pointerId) || pointers.size > 0 || pinched) return;
    const to = pointOf(pointer);
    const isPress = Math.hypot(to.x - began.x, to.y - began.y) < 8;
    if (!isPress) return onEnd(began, to, pointer.pointerType !== "mouse");
    const isDouble = pointer.timeStamp - last.at < 320 && Math.hypot(to.x - last.x, to.y - last.y) < 30;
    last = { at: isDouble ? 0 : pointer.timeStamp, ...to };
    if (isDouble) onDouble(to);
  };
  const cancel = (pointer: PointerEvent) => pointers.delete(pointer.pointerId);
  const listeners = { pointerdown: down, pointermove: moved, pointerup: up, pointercancel: cancel } as const;
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(listeners))
      element.removeEventListener(name, listener as EventListener);
  };
}
