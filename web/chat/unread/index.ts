/** What was read: the pointer, the "New" line, marking read and unread. */
export { markReadTo, markUnreadFrom } from "./mark-read.ts";
export { isLooking, useNewLine } from "./new-line.ts";
export { registerWaitingCount } from "./waiting-count.ts";
