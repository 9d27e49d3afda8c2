import { feature } from "#platform/operations/feature.ts";
import { countInbox } from "./count-inbox.ts";
import { listInbox } from "./list-inbox.ts";

export { countWaiting } from "./count-inbox.ts";
export { itemsOf } from "./inbox-item.ts";

/** The inbox: everything that calls for one's attention, derived from where it happens. */
export const inboxItems = feature({ name: "inbox/items", operations: [listInbox, countInbox] });
