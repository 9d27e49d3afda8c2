/** What was said to oneself. */
export { registerMentions } from "./mention-lists.ts";
