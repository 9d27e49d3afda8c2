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
  const quiet = useRef(false);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  const now = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (field.current) latest.current?.(field.current.markdown());
  };
  const pending = () => timer.current !== undefined && now();
  /** What is taken out to be sent is told before, and its going is not: what was written stays until it is sent. */
  const quietly = (empty: () => void) => {
    pending();
    quiet.current = true;
    empty();
    quiet.current = false;
  };
  useLayoutEffect(() => {
    // Before whoever keeps drafts hears of the same event.
    addEventListener("pagehide", pending, { capture: true });
    return () => {
      pending();
      removeEventListener("pagehide", pending, { capture: true });
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the latest of everything is read from references
  }, []);
  const changed = (often: boolean) => {
    if (quiet.current) return;
    if (often) timer.current ??= setTimeout(now, pause);
    else now();
  };
  return { changed, quietly };
}
