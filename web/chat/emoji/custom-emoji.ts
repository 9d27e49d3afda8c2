import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The workspace's own emoji as far as this device has them, by name. */
export const customEmoji = createStore<readonly CustomEmoji[]>([]);

/** The version the list should have, as the workspace's first answer said it. */
export const emojiVersion = createStore(0);
