import type { ComponentType } from "react";
import { createSlot } from "#platform/slots/slot.ts";
import { createStore } from "#platform/store/create-store.ts";

/** Which picker is open: beside what, and who takes the choice. */
export const emojiPicker = createStore<{ beside: Element; onPick: (emoji: string) => void } | null>(null);

/** Lets somebody choose an emoji, beside what they pressed. */
export const pickEmoji = (beside: Element, onPick: (emoji: string) => void): void =>
  emojiPicker.set({ beside, onPick });
export const closeEmojiPicker = (): void => emojiPicker.set(null);

/** Drawn at the foot of the picker. */
export const emojiPickerFoot = createSlot<ComponentType<{ onClose: () => void }>>();
