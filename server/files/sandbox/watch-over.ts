import { workerData } from "node:worker_threads";

/** What a sandbox's process may be, as `sandbox.ts` has it watched. */
export type Bounds = { parent: number; mostBytes: number; seconds: number };

const { parent, mostBytes, seconds } = workerData as Bounds;
const ends = Date.now() + seconds * 1000;

/**
 * A thread beside a decoder, which may never come back to look at a clock itself: ends the process when nobody waits for
 * it any more (the server was killed), when it takes too long, and when it holds memory that Node does not count.
 */
setInterval(() => {
  const isOver = process.ppid !== parent || Date.now() > ends || process.memoryUsage.rss() > mostBytes;
  // Not `exit`, which waits for threads that decode.
  if (isOver) process.kill(process.pid, "SIGKILL");
}, 100);
