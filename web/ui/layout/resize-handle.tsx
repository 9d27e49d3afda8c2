import { type KeyboardEvent, type PointerEvent, useRef } from "react";

type Props = {
  label: string;
  /** Pixels now, and the least and most. */
  width: number;
  least: number;
  most: number;
  /** Which side of the handle the measured pane is on. */
  pane: "start" | "end";
  onResize: (width: number) => void;
};

/** Drags the border of a pane; arrow keys move it too (WAI-ARIA window splitter). */
export function ResizeHandle({ label, width, least, most, pane, onResize }: Props) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const keep = (next: number) => onResize(Math.round(Math.min(most, Math.max(least, next))));
  const rightToLeft = () => (getComputedStyle(document.documentElement).direction === "rtl" ? -1 : 1);
  const direction = pane === "start" ? 1 : -1;

  const onKeyDown = (press: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -16, ArrowRight: 16, Home: -9999, End: 9999 };
    const step = steps[press.key];
    if (step === undefined) return;
    press.preventDefault();
    keep(width + step * direction * rightToLeft());
  };
  const onPointerDown = (press: PointerEvent<HTMLDivElement>) => {
    press.currentTarget.setPointerCapture(press.pointerId);
    from.current = { x: press.clientX, width };
  };
  const onPointerMove = (move: PointerEvent) => {
    if (from.current) keep(from.current.width + (move.clientX - from.current.x) * direction * rightToLeft());
  };
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
      className="relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none after:absolute after:inset-y-0 after:start-1/2 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent focus-visible:outline-none focus-visible:after:w-0.5 focus-visible:after:bg-focus"
    />
  );
}
