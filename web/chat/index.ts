import type { Feature } from "#platform/router/page.ts";
import { registerChat } from "./register-chat.ts";
import { savedPages } from "./saved/index.ts";

export { takeChat } from "./take-chat.ts";

/** Talking: channels, messages, threads, reactions, and what waits to be read. */
export const chat: Feature = {
  name: "chat",
  pages: [
    { path: "/c/$channelId", frame: "space", load: () => import("./channel-page.tsx") },
    { path: "/drafts", frame: "space", load: () => import("./planned/planned-page.tsx") },
    { path: "/unreads", frame: "space", load: () => import("./unreads/unreads-page.tsx") },
    { path: "/mentions", frame: "space", load: () => import("./mentions/mentions-page.tsx") },
    { path: "/threads", frame: "space", load: () => import("./thread-list/threads-page.tsx") },
    ...savedPages,
  ],
  register: registerChat,
  later: () => import("./register-chat-later.ts"),
};
