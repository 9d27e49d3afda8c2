import { directRead } from "@atrium/contract/chat/receipts.ts";
import { feature } from "#platform/operations/feature.ts";
import { listReaders } from "./list-readers.ts";

export { tellDirectRead } from "./tell-direct-read.ts";

/** Who has read a message, derived from read pointers. */
export const receipts = feature({ name: "chat/receipts", operations: [listReaders], events: [directRead] });
