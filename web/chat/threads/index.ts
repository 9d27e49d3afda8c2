/** Threads: the panel, the summary below a message, following. */
export { registerThreads } from "./register-threads.ts";
