import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The item somebody is putting off: a menu asks until when. */
export const snoozing = createStore<InboxItem | null>(null);
