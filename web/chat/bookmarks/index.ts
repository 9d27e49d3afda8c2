/** Links everybody in a channel has at hand, above its messages. */
export { registerBookmarks } from "./register-bookmarks.ts";
