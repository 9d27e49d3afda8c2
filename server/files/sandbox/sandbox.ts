import type { Made, SandboxTask } from "./sandbox-task.ts";

/**
 * The process in which strangers' files are decoded; started by `run-sandboxed.ts`, alive for one file. Nothing here may
 * rest on being believed: whoever takes it over has no settings, no keys and no files.
 */
const mostMemory = 1024 * 1024 * 1024;

// Nobody waits for it any more.
process.on("disconnect", () => process.exit(1));

/** Decoders take memory that Node does not count. */
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(1);
}, 100).unref();

const tasks: Record<SandboxTask, () => Promise<(bytes: Buffer) => Promise<Made>>> = {
  picture: async () => (await import("./shrink-picture.ts")).shrinkPicture,
  document: async () => (await import("./read-pdf.ts")).readPdf,
  office: async () => (await import("./read-office.ts")).readOffice,
};

const task = await tasks[process.argv[2] as SandboxTask]();
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const made = await task(Buffer.concat(chunks.splice(0)));
process.send?.(made, () => process.exit(0));
