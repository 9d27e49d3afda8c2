/** What the parent wants to know of a server's process. */
export type Measures = { rss: number; heap: number; cpu: NodeJS.CpuUsage; at: number };

/** Answers each message of the parent with what this process holds after collecting garbage, and has spent so far. */
export function answerMeasures(stop: () => Promise<void>): void {
  process.on("message", () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed, cpu: process.cpuUsage(), at: performance.now() } satisfies Measures);
  });
  const end = () => void stop().finally(() => process.exit(0));
  process.on("disconnect", end);
  process.on("SIGTERM", end);
}
