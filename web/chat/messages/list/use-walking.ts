import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { useShortcuts } from "#platform/slots/use-shortcuts.ts";
import { useStore } from "#platform/store/use-store.ts";
import { type Conversation, conversationKey } from "../../conversation.ts";
import { editing } from "../editing.ts";
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
  const editedId = useStore(editing, (now) => (now?.conversation === conversationKey(conversation) ? now.id : null));
  const edited = editedId === null ? -1 : rows.findIndex((row) => row.message.id === editedId);
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
  useEffect(() => {
    // The message to edit may stand far above: with the Up key one does not see it before.
    if (edited >= 0) scroller.current?.reveal(edited);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each message
  }, [editedId]);
  return {
    listProps: { onKeyDown, onFocus, onBlur: () => setInside(false) },
    /** The one row that takes the Tab key: where one was, or the newest. */
    tabbable: index >= 0 ? focused : (rows.at(-1)?.key ?? null),
    keepMounted: useMemo(() => [index, edited].filter((at) => at >= 0), [index, edited]),
    focus: () => focusRow(index >= 0 ? index : rows.length - 1),
  };
}
