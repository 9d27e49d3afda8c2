import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Keys } from "../feedback/keys.tsx";
import { placeBeside, type Side } from "./place-beside.ts";

type Shown = { target: HTMLElement; label: string; keys: string | undefined; side: Side };

const delay = 500;

/**
 * Draws the tooltip of whatever carries `data-tip`. It repeats the control's own name, so screen readers are not
 * told twice. It can be pointed at, and Esc takes it away (WCAG 1.4.13).
 */
export function TooltipHost() {
  const [shown, setShown] = useState<Shown | null>(null);
  const bubble = useRef<HTMLDivElement>(null);
  useTips(setShown);
  useLayoutEffect(() => {
    if (shown && bubble.current) placeBeside(bubble.current, shown.target.getBoundingClientRect(), shown.side);
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={bubble}
      data-tip-bubble
      aria-hidden="true"
      className="appear fixed z-50 flex max-w-64 items-center gap-2 rounded-control bg-text px-2 py-1 text-meta font-medium text-page"
    >
      {shown.label}
      {shown.keys && <Keys keys={shown.keys.split(" ")} onDark />}
    </div>
  );
}

/** Follows pointer and focus over the whole page. The second tip in a row comes at once. */
function useTips(show: (shown: Shown | null) => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: HTMLElement | null = null;
    let warm = 0;
    const hide = () => {
      clearTimeout(timer);
      if (current) warm = Date.now();
      current = null;
      show(null);
    };
    const offer = (target: HTMLElement, wait: number) => {
      if (target === current) return;
      hide();
      current = target;
      timer = setTimeout(() => target.isConnected && show(shownAt(target)), wait);
    };
    const onPointer = (move: PointerEvent) => {
      if (move.pointerType === "touch" || !(move.target instanceof Element)) return;
      if (move.target.closest("[data-tip-bubble]")) return;
      const target = move.target.closest<HTMLElement>("[data-tip]");
      if (target) offer(target, Date.now() - warm < 300 ? 0 : delay);
      else if (current) hide();
    };
    const onFocus = (focus: FocusEvent) => {
      const target = focus.target instanceof Element ? focus.target.closest<HTMLElement>("[data-tip]") : null;
      if (target?.matches(":focus-visible")) offer(target, 0);
    };
    const onKey = (press: KeyboardEvent) => press.key === "Escape" && hide();
    const page = new AbortController();
    const options = { signal: page.signal, capture: true, passive: true };
    document.addEventListener("pointerover", onPointer, options);
    document.addEventListener("focusin", onFocus, options);
    for (const end of ["pointerdown", "focusout", "scroll", "pointerleave"])
      document.addEventListener(end, hide, options);
    document.addEventListener("keydown", onKey, options);
    return () => {
      page.abort();
      clearTimeout(timer);
    };
  }, [show]);
}

const shownAt = (target: HTMLElement): Shown => ({
  target,
  label: target.dataset.tip ?? "",
  keys: target.dataset.tipKeys,
  side: (target.dataset.tipAt as Side | undefined) ?? "top",
});
