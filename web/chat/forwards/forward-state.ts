import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The message somebody is about to forward. */
export const forwarded = createStore<Message | null>(null);
export const closeForward = (): void => forwarded.set(null);
