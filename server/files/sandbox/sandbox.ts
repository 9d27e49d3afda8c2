import { Worker } from "node:worker_threads";
import type { Made, SandboxTask } from "./sandbox-task.ts";
import type { Bounds } from "./watch-over.ts";

/**
 * The process in which strangers' files are decoded; started by `run-sandboxed.ts`, alive for one file. Nothing here may
 * rest on being believed: whoever takes it over has no settings, no keys and no files.
 */
const [task, parent, seconds] = process.argv.slice(2) as [SandboxTask, string, string];
const bounds: Bounds = { parent: Number(parent), mostBytes: 1024 * 1024 * 1024, seconds: Number(seconds) };
new Worker(new URL("./watch-over.ts", import.meta.url), { workerData: bounds });

const tasks: Record<SandboxTask, () => Promise<(bytes: Buffer) => Promise<Made>>> = {
  picture: async () => (await import("./shrink-picture.ts")).shrinkPicture,
  card: async () => (await import("./shrink-picture.ts")).shrinkForCard,
  document: async () => (await import("./read-pdf.ts")).readPdf,
  office: async () => (await import("./read-office.ts")).readOffice,
};

const work = await tasks[task]();
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const made = await work(Buffer.concat(chunks.splice(0)));
process.send?.(made, () => process.exit(0));
