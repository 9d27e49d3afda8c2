import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import type { Conversation } from "../../conversation.ts";
import { messageActions } from "../message-slots.ts";
import type { MessageListRow } from "./message-list-rows.ts";
import type { ScrollerHandle } from "./message-scroller.tsx";
import { useFocusedTarget } from "./use-focused-target.ts";

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowUp: (index) => index - 1,
  ArrowDown: (index) => index + 1,
  PageUp: (index) => index - 8,
  PageDown: (index) => index + 8,
  Home: () => 0,
  End: (_index, last) => last,
};

/** Walking the messages with the arrow keys; the message one stands on is what shortcuts act upon. */
export function useWalking(
  conversation: Conversation,
  rows: readonly MessageListRow[],
  scroller: RefObject<ScrollerHandle | null>,
) {
  const [focused, setFocused] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const index = focused === null ? -1 : rows.findIndex((row) => row.key === focused);
  useShortcuts(useSlot(messageActions), useFocusedTarget(inside ? rows[index] : undefined, conversation));

  const focusRow = useCallback(
    (to: number) => {
      const row = rows[to];
      if (!row) return;
      setFocused(row.key);
      scroller.current?.reveal(to);
      // A row far away is drawn in the next frames.
      const focus = (tries: number) => {
        const element = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"]`);
        if (element) element.focus({ preventScroll: true });
        else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
      };
      focus(10);
    },
    [rows, scroller],
  );

  const onKeyDown = (press: KeyboardEvent) => {
    const step = steps[press.key];
    const onRow = press.target instanceof HTMLElement && press.target.dataset.row !== undefined;
    if (!step || !onRow || press.altKey || press.ctrlKey || press.metaKey) return;
    press.preventDefault();
    focusRow(Math.max(0, Math.min(rows.length - 1, step(index, rows.length - 1))));
  };
  const onFocus = ({ target }: FocusEvent) => {
    const key = target.closest<HTMLElement>("[data-row]")?.dataset.row;
    setInside(key !== undefined);
    if (key !== undefined) setFocused(key);
  };
  return {
    listProps: { onKeyDown, onFocus, onBlur: () => setInside(false) },
    /** The one row that takes the Tab key: where one was, or the newest. */
    tabbable: index >= 0 ? focused : (rows.at(-1)?.key ?? null),
    keepMounted: useMemo(() => (index >= 0 ? [index] : []), [index]),
    focus: () => focusRow(index >= 0 ? index : rows.length - 1),
  };
}
