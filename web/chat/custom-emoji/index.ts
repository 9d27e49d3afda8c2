/** Emoji of the workspace's own: having the list, adding to it. */
export { registerCustomEmoji } from "./register-custom-emoji.ts";
