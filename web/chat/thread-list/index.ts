import { registerMyThreadList } from "./my-thread-list.ts";
import { registerWaitingThreads } from "./waiting-threads.ts";

/** The threads one follows: the list of them, and how many wait. Called once, when the first screen stands. */
export function registerThreadList(): void {
  registerWaitingThreads();
  registerMyThreadList();
}
