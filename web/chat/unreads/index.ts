/** What is unread, channel by channel. */
export { registerUnreads } from "./unread-messages.ts";
