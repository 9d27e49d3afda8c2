import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The message of which somebody looks who has read it. */
export const readersOf = createStore<Message | null>(null);
