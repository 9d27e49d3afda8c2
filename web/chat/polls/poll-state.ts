import type { Message } from "@atrium/contract/chat/messages.ts";
import { createStore } from "#platform/store/create-store.ts";
import type { Conversation } from "../conversation.ts";

/** What is open about polls: one being written, or who chose what. */
export const pollDialog = createStore<
  { kind: "create"; conversation: Conversation } | { kind: "voters"; message: Message } | null
>(null);
export const closePollDialog = (): void => pollDialog.set(null);
