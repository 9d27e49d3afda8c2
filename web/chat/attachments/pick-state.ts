import { createStore } from "#platform/store/create-store.ts";
import type { Conversation } from "../conversation.ts";

/** Who is asked what to attach, and at which button. */
export const pickMenu = createStore<{ conversation: Conversation; button: HTMLElement } | null>(null);
