import { readPointerMoved, readPointersMoved } from "@atrium/contract/chat/unread.ts";
import { feature } from "#platform/operations/feature.ts";
import { markRead } from "./mark-read.ts";
import { moveReadPointers } from "./move-read-pointers.ts";

export { readChannelTo } from "./read-channel-to.ts";

/** How far one has read. Unread is the channel's end minus this pointer; nothing is counted up. */
export const unread = feature({
  name: "chat/unread",
  operations: [markRead, moveReadPointers],
  events: [readPointerMoved, readPointersMoved],
});
