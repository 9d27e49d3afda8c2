import { lazy } from "react";

/** Threads: the panel, the summary below a message, following. */
export { registerThreads } from "./register-threads.ts";
/** Fetched when a thread is shown outside its panel. */
export const ThreadConversation = lazy(() => import("./thread-conversation.tsx"));
export { applyThread, follow, markThreadSeen, threads, useMyThread, waitingThreads } from "./thread-store.ts";
