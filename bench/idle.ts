import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark } from "./bench-command.ts";
import { Crowds } from "./crowd/crowd.ts";
import type { CrowdPerson } from "./crowd/crowd-process.ts";
import type { Measures } from "./idle/answer-measures.ts";
import { startDiskPostgres } from "./scene/disk-postgres.ts";
import { rounded } from "./scene/numbers.ts";
import { gather } from "./scene/people.ts";
import { startServing } from "./scene/scene.ts";

/**
 * What a socket costs that is signed in, follows its workspace and hears nothing: memory of the server's process
 * after collecting garbage, and its CPU over two whole heartbeats. 10,000 people with a session each, clients in
 * other processes; beside them plain `ws` sockets nobody is signed in on, with the same heartbeat. Another number of
 * sockets can be given. Before the first look a hundred come and go, so that code and pools are loaded; what the heap
 * needs to grow for ten thousand sign-ins counts as theirs, though it would serve for other work.
 */
const heartbeat = 25_000;

export const run: Benchmark["run"] = async ({ say, args }) => {
  const sockets = Number(args[0] ?? 10_000);
  const postgres = await startDiskPostgres();
  try {
    const people = await makePeople(postgres.databaseUrl, sockets);
    say(`${people.length} people in a workspace`);
    const ours = await measure(new URL("./idle/ours.ts", import.meta.url), [postgres.databaseUrl], people, say);
    const plain = await measure(new URL("./idle/plain-ws.ts", import.meta.url), [], people, say);
    return {
      sockets,
      kb_per_socket: ours.kb,
      cpu_percent: ours.cpu,
      connect_s: ours.seconds,
      heap_kb_per_socket: ours.heapKb,
      ws_kb_per_socket: plain.kb,
      ws_cpu_percent: plain.cpu,
      ws_connect_s: plain.seconds,
      ws_heap_kb_per_socket: plain.heapKb,
      ratio_kb: rounded(ours.kb / plain.kb),
    };
  } finally {
    await postgres.stop();
  }
};

/** Made in this process, so that the server's own begins clean. */
async function makePeople(databaseUrl: string, count: number): Promise<CrowdPerson[]> {
  const serving = await startServing(databaseUrl);
  const { workspaceId, people } = await gather(serving, count);
  await serving.stop();
  // Of one address to one port there are only so many connections; this machine has a network of its own addresses.
  const source = (index: number) => (process.platform === "linux" ? { source: `127.0.0.${2 + (index % 8)}` } : {});
  return people.map(({ token }, index) => ({ token, workspaceId, after: 0, ...source(index) }));
}

async function measure(file: URL, args: string[], people: CrowdPerson[], say: (line: string) => void) {
  const child = fork(file, args, { execArgv: ["--expose-gc"] });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const few = people.slice(0, 100);
  (await Crowds.open(url, few, { processes: 1, atOnce: 25 })).end();
  await sleep(2000);
  const before = await ask(child);
  const began = performance.now();
  const crowds = await Crowds.open(url, people, { processes: 4, atOnce: 25 });
  const seconds = (performance.now() - began) / 1000;
  await sleep(5000);
  const open = await ask(child);
  await sleep(2 * heartbeat);
  const later = await ask(child);
  crowds.end();
  child.kill();
  await once(child, "exit");
  const cpu = (later.cpu.user + later.cpu.system - open.cpu.user - open.cpu.system) / 1000 / (later.at - open.at);
  const kb = (what: "rss" | "heap") => rounded((later[what] - before[what]) / 1024 / people.length);
  const figures = { kb: kb("rss"), heapKb: kb("heap"), cpu: rounded(cpu * 100), seconds: rounded(seconds, 1) };
  say(`${file.pathname.split("/").at(-1)}: ${JSON.stringify(figures)}`);
  return figures;
}

async function ask(child: ChildProcess): Promise<Measures> {
  child.send("measure");
  const [measures] = (await once(child, "message")) as [Measures];
  return measures;
}
