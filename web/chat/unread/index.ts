/** What was read: the pointer, the "New" line, marking read and unread. */
export { markAllRead, markReadTo, markUnreadFrom } from "./mark-read.ts";
export { isLooking, useNewLine } from "./new-line.ts";
