import { lazy, Suspense, useEffect, useState } from "react";
import { createStore } from "#platform/store/create-store.ts";
import { useStore } from "#platform/store/use-store.ts";
import { closeEmojiPicker, emojiPicker } from "./emoji-picker-state.ts";

const Picker = lazy(() => import("./emoji-picker.tsx"));

/** Those who draw it, the innermost last. */
const hosts = createStore<readonly object[]>([]);

/**
 * Draws the open picker; stands in the frame, and once more in each dialog that lets one choose an emoji: a dialog keeps
 * the focus to what it draws itself.
 */
export function EmojiPickerHost() {
  const open = useStore(emojiPicker);
  const [me] = useState(() => ({}));
  const draws = useStore(hosts, (all) => all.at(-1) === me);
  useEffect(() => {
    hosts.set((all) => [...all, me]);
    return () => hosts.set((all) => all.filter((one) => one !== me));
  }, [me]);
  if (!open || !draws) return null;
  const pick = (emoji: string) => {
    closeEmojiPicker();
    open.onPick(emoji);
  };
  return (
    <Suspense fallback={null}>
      <Picker beside={open.beside} onPick={pick} onClose={closeEmojiPicker} />
    </Suspense>
  );
}
