import { type PointerEvent, useRef } from "react";

const longEnough = 420;
const moved = 8;

/** A finger held still: what a right click is to a mouse. */
export function useLongPress(then: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const cancel = () => clearTimeout(timer.current);
  return {
    onPointerDown(press: PointerEvent) {
      if (press.pointerType === "mouse") return;
      from.current = { x: press.clientX, y: press.clientY };
      timer.current = setTimeout(then, longEnough);
    },
    onPointerMove(move: PointerEvent) {
      if (Math.hypot(move.clientX - from.current.x, move.clientY - from.current.y) > moved) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
  };
}
