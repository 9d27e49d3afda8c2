import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { closeEmojiPicker, emojiPicker } from "./emoji-picker-state.ts";

const Picker = lazy(() => import("./emoji-picker.tsx"));

/** Draws the open picker; stands once in the frame. */
export function EmojiPickerHost() {
  const open = useStore(emojiPicker);
  if (!open) return null;
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
