import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The message whose earlier texts are being looked at. */
export const historyOf = createStore<Message | null>(null);
export const openHistory = (message: Message): void => historyOf.set(message);
export const closeHistory = (): void => historyOf.set(null);
