import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";
import type { Conversation } from "../../conversation.ts";

type Sheet = { message: Message; conversation: Conversation; element: Element };

/** The message whose actions a finger asked for. */
export const messageSheet = createStore<Sheet | null>(null);
export const openMessageSheet = (sheet: Sheet): void => messageSheet.set(sheet);
export const closeMessageSheet = (): void => messageSheet.set(null);
