import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { textDrawn } from "../text-drawn.ts";
import type { Beginning } from "./rich/take-over.ts";
import type { Handover, WritingField } from "./writing-field.ts";

type Rich = typeof import("./rich/rich-field.tsx");
/** What shows formatting is large: fetched while nobody waits for it, once. */
let fetched: Rich | null = null;
const fetchRich = async () => (fetched ??= await import("./rich/rich-field.tsx"));

/**
 * Soft keyboards suggest, swipe, correct and dictate into a plain field without fault, and into an editable page with
 * many: phones and tablets keep the plain one, and save the download.
 */
export const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;

type Shown = { Field: Rich["RichField"]; beginning: Beginning };

/**
 * The field that shows formatting, in the place of the plain one as soon as it can be: at once when it was fetched
 * before, else between two keys, with every letter, the selection and the focus. `changed` is told of every change:
 * a text that cannot be taken over now (signs half written, an input method at work) is tried again after it.
 */
export function useRichField(field: RefObject<WritingField | null>, initial: string) {
  const [shown, setShown] = useState(() => begin({ markdown: initial, marked: null, focused: false }));
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isRich = shown !== null;
  const swap = () => {
    const given = field.current?.handOver();
    const next = given ? begin(given) : null;
    // In one step, inside which no key can arrive.
    if (next) flushSync(() => setShown(next));
  };
  useEffect(() => {
    if (isRich || isTouch()) return;
    let stop = () => undefined as void;
    let left = false;
    const fetchAndSwap = () => void fetchRich().then(swap, () => undefined);
    void textDrawn().then(() => {
      if (!left) stop = whenIdle(fetchAndSwap);
    });
    return () => {
      left = true;
      stop();
      clearTimeout(again.current);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- once, until it is rich
  }, [isRich]);
  const changed = () => {
    if (isRich || !fetched) return;
    clearTimeout(again.current);
    again.current = setTimeout(swap, 300);
  };
  return { shown, changed };
}

function begin(given: Handover): Shown | null {
  const beginning = fetched && !isTouch() ? fetched.takeOver(given) : null;
  return fetched && beginning && { Field: fetched.RichField, beginning };
}

/** Safari knows no idle callbacks. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 3000 });
  return () => cancelIdleCallback(handle);
}
