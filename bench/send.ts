import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import type { Benchmark } from "./bench-command.ts";
import { median, quantile, rounded, spread } from "./scene/numbers.ts";
import { callAs, inTurns, type Person } from "./scene/people.ts";
import { postgresCpu } from "./scene/process-cpu.ts";
import { type Scene, startScene } from "./scene/scene.ts";
import { bareInsert } from "./send/bare-insert.ts";
import { type Room, room, words } from "./send/room.ts";

/**
 * Durable sends per second through the product (input check, membership, position, message, pointer, event, commit),
 * beside bare INSERTs of the same row through the same driver, pool size and concurrency into the same table on the
 * same PostgreSQL, which lies on a disk and flushes every commit. 16 senders, 200 channels. PostgreSQL, the product
 * and the generator share this machine. `spread_per_s`: the same sends over eight workspaces, each with a log of its
 * own, shows what one workspace's single order costs.
 */
const senders = 16;
const channels = 200;
const rounds = 7;
const seconds = 2;

export const run: Benchmark["run"] = async ({ say }) => {
  const scene = await startScene();
  try {
    const one = [await room(scene, "Northwind", { senders, channels })];
    const many = await inTurns(8, 1, (index) => room(scene, `Northwind ${index}`, { senders, channels: channels / 8 }));
    const bare = bareInsert(scene, one[0] as Room);
    const contenders: Record<string, () => Promise<unknown>> = {
      ours: () => sendSomewhere(scene, one),
      insert: bare.insert,
      spread: () => sendSomewhere(scene, many),
    };
    // Warms up, so that statistics and plans are those of tables in use.
    for (const work of Object.values(contenders)) await closedLoop(scene, work);
    await bare.analyze();
    const measured = await interleaved(scene, contenders, say);
    const latency = await openLoop(() => sendSomewhere(scene, one));
    await bare.close();
    return figures(measured, latency);
  } finally {
    await scene.stop();
  }
};

let turn = 0;
function sendSomewhere(scene: Scene, rooms: Room[]): Promise<unknown> {
  const at = turn++;
  const { workspaceId, people, channelIds } = rooms[at % rooms.length] as Room;
  const person = people[at % people.length] as Person;
  const channelId = channelIds[Math.floor(Math.random() * channelIds.length)] as string;
  const text = `${words}${at}`;
  return callAs(scene.platform, person, sendMessage, { workspaceId, channelId, clientId: randomUUID(), text });
}

type Measured = Record<string, { perSecond: number[]; nodeUs: number[]; postgresUs: number[] }>;

/** Contenders take turns, because the machine's speed drifts. */
async function interleaved(
  scene: Scene,
  contenders: Record<string, () => Promise<unknown>>,
  say: (line: string) => void,
): Promise<Measured> {
  const measured: Measured = {};
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, work] of Object.entries(contenders)) {
      const figure = await closedLoop(scene, work);
      const known = (measured[name] ??= { perSecond: [], nodeUs: [], postgresUs: [] });
      known.perSecond.push(figure.perSecond);
      known.nodeUs.push(figure.nodeUs);
      known.postgresUs.push(figure.postgresUs);
      say(
        `round ${round}, ${name}: ${figure.perSecond.toFixed(0)}/s, CPU each: ${figure.nodeUs.toFixed(0)} µs in Node, ` +
          `${figure.postgresUs.toFixed(0)} µs in PostgreSQL`,
      );
    }
  }
  for (const [name, { perSecond }] of Object.entries(measured)) say(`${name}: ${spread(perSecond)} per second`);
  return measured;
}

async function closedLoop(scene: Scene, work: () => Promise<unknown>) {
  const end = performance.now() + seconds * 1000;
  const began = { at: performance.now(), cpu: process.cpuUsage(), postgres: postgresCpu(scene.postgresPid) };
  let done = 0;
  const sender = async () => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  const { user, system } = process.cpuUsage(began.cpu);
  return {
    perSecond: (done / (performance.now() - began.at)) * 1000,
    nodeUs: (user + system) / done,
    postgresUs: ((postgresCpu(scene.postgresPid) - began.postgres) / done) * 1e6,
  };
}

/** At a fixed rate, whatever the answers do: what each waits from the moment it was due, in ms. */
async function openLoop(work: () => Promise<unknown>, perSecond = 200, forSeconds = 15): Promise<number[]> {
  const waits: number[] = [];
  const running: Promise<unknown>[] = [];
  const began = performance.now();
  for (let n = 0; n < perSecond * forSeconds; n += 1) {
    const due = began + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    running.push(work().then(() => waits.push(performance.now() - due)));
  }
  await Promise.all(running);
  return waits;
}

function figures(measured: Measured, latency: number[]) {
  const of = (name: string) => measured[name] as Measured[string];
  const { ours, insert, spread: parted } = { ours: of("ours"), insert: of("insert"), spread: of("spread") };
  const ratios = ours.perSecond.map((value, index) => value / (insert.perSecond[index] as number));
  return {
    ours_per_s: rounded(median(ours.perSecond), 0),
    insert_per_s: rounded(median(insert.perSecond), 0),
    ratio: rounded(median(ratios), 3),
    ratio_least: rounded(Math.min(...ratios), 3),
    ratio_most: rounded(Math.max(...ratios), 3),
    spread_per_s: rounded(median(parted.perSecond), 0),
    p50_ms: rounded(quantile(latency, 0.5)),
    p99_ms: rounded(quantile(latency, 0.99)),
    ours_node_us: rounded(median(ours.nodeUs), 0),
    ours_postgres_us: rounded(median(ours.postgresUs), 0),
    insert_node_us: rounded(median(insert.nodeUs), 0),
    insert_postgres_us: rounded(median(insert.postgresUs), 0),
    place: "PostgreSQL on a disk, fsync and synchronous_commit on, one machine",
  };
}
