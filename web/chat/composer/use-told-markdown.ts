import { type RefObject, useLayoutEffect, useRef } from "react";
import type { WritingField } from "./writing-field.ts";

const pause = 250;

/**
 * Tells what is written as Markdown. Making Markdown of formatted text costs more than a key press should: it is told
 * when the writing pauses, and before the field or the page goes.
 */
export function useToldMarkdown(field: RefObject<WritingField | null>, onChange?: (markdown: string) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  const stop = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const now = () => {
    stop();
    if (field.current) latest.current?.(field.current.markdown());
  };
  useLayoutEffect(() => {
    const last = () => timer.current !== undefined && now();
    // Before whoever keeps drafts hears of the same event.
    addEventListener("pagehide", last, { capture: true });
    return () => {
      last();
      removeEventListener("pagehide", last, { capture: true });
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the latest of everything is read from references
  }, []);
  const soon = () => {
    timer.current ??= setTimeout(now, pause);
  };
  return { now, soon, stop };
}
