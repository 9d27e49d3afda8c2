import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { presenceChanged } from "@atrium/contract/people/presence.ts";
import { violationsIn } from "@atrium/server/testing/faults/check-history.ts";
import { FaultClient, type FaultMember } from "@atrium/server/testing/faults/fault-client.ts";
import { faultScene } from "@atrium/server/testing/faults/fault-scene.ts";
import { seededRandom } from "@atrium/server/testing/faults/seeded-random.ts";
import { storedHistory } from "@atrium/server/testing/faults/stored-history.ts";
import { freePort, ServerProcess } from "@atrium/server/testing/server-process.ts";
import { scratchFolder } from "@atrium/server/testing/test-postgres.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { createConnection } from "@atrium/web/platform/realtime/connection.ts";
import { RedisServer, redisVersion } from "./redis-server.ts";
import type { Trial } from "./trial-command.ts";

/**
 * Two server processes on one database with a real Redis between them: what is sent to one is told by the other; and
 * while Redis is killed and started again nothing is lost, doubled or disordered, it only comes later.
 */
export const run: Trial["run"] = async (say) => {
  const version = redisVersion();
  if (!version) {
    say("There is no redis-server on this machine (Debian: apt-get install redis-server).");
    return false;
  }
  const folder = mkdtempSync(join(scratchFolder(), "atrium-redis-trial-"));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const redis = new RedisServer(await freePort());
    undo.push(() => redis.remove());
    await redis.start();
    say(`Redis ${version} on port ${redis.port}`);
    for (const REDIS_URL of ["", redis.url]) {
      const name = REDIS_URL ? "Redis" : "the database";
      const pair = await startPair(join(folder, REDIS_URL ? "redis" : "database"), REDIS_URL);
      undo.push(pair.stop);
      const members = await faultScene(pair.urls[0], 6);
      if (REDIS_URL) await withRedisKilled(pair, members, redis, say);
      if (REDIS_URL) await presenceCrosses(pair.urls, members as [FaultMember, FaultMember], say);
      const times = await crossing(pair.urls, members as [FaultMember, FaultMember], 200);
      say(`sent to one process, told by the other, through ${name}: ${summary(times)}`);
      if (REDIS_URL) shardsUsed(redis, say);
      await pair.stop();
    }
    await refusedPassword(redis, folder, say);
    return true;
  } finally {
    for (const step of undo.reverse()) await step();
  }
};

type Pair = { urls: [string, string]; databaseUrl: string; stop: () => Promise<void> };

/** The first has the embedded PostgreSQL, the second uses it. */
async function startPair(folder: string, redisUrl: string): Promise<Pair> {
  const env = { REDIS_URL: redisUrl, LOG_LEVEL: "fatal" };
  const first = await ServerProcess.start({ data: join(folder, "one"), env });
  const databaseUrl = first.databaseUrl as string;
  const second = await ServerProcess.start({ data: join(folder, "two"), env: { ...env, DATABASE_URL: databaseUrl } });
  const stop = async () => {
    await second.end();
    await first.end();
  };
  return { urls: [first.url, second.url], databaseUrl, stop };
}

/** Milliseconds from the sending at one process to the event at the other, one message at a time. */
async function crossing(urls: [string, string], [from, to]: [FaultMember, FaultMember], count: number) {
  const api = createClient({ baseUrl: urls[0], token: from.token });
  const arrivals = new Map<string, () => void>();
  const connection = createConnection({
    api: createClient({ baseUrl: urls[1], token: to.token }),
    onEvent: ({ data }) => arrivals.get((data as { message?: { clientId: string } }).message?.clientId ?? "")?.(),
  });
  connection.open(to.workspaceId, to.from);
  await sleep(500);
  const times: number[] = [];
  const channelId = from.channelIds.find((id) => to.channelIds.includes(id)) as string;
  for (let sent = 0; sent < count; sent += 1) {
    const clientId = randomUUID();
    const { promise, resolve } = Promise.withResolvers<void>();
    arrivals.set(clientId, resolve);
    const begun = performance.now();
    await api.call(sendMessage, { workspaceId: from.workspaceId, channelId, clientId, text: `message ${sent}` });
    await promise;
    times.push(performance.now() - begun);
    await sleep(5);
  }
  connection.stop();
  return times;
}

/** Who is connected to one process is seen from the other, and seen to go. */
async function presenceCrosses(
  urls: [string, string],
  [from, to]: [FaultMember, FaultMember],
  say: (line: string) => void,
) {
  const seen: string[] = [];
  const onEvent = () => undefined;
  const other = createConnection({ api: createClient({ baseUrl: urls[0], token: from.token }), onEvent });
  const looking = createConnection({
    api: createClient({ baseUrl: urls[1], token: to.token }),
    onEvent,
    onSignal: ({ name, data }) => {
      const people =
        name === presenceChanged.name ? (data as { people: { memberId: string; presence: string }[] }).people : [];
      for (const { memberId, presence } of people) if (memberId === from.memberId) seen.push(presence);
    },
  });
  looking.open(to.workspaceId, to.from);
  looking.watch(to.workspaceId, { people: [from.memberId] });
  const until = async (presence: string) => {
    for (const end = Date.now() + 15_000; seen.at(-1) !== presence; await sleep(20))
      if (Date.now() > end) throw new Error(`not seen ${presence} from the other process: ${seen.join(", ")}`);
  };
  await until("offline");
  const begun = performance.now();
  other.open(from.workspaceId, from.from);
  other.activity(true);
  await until("online");
  say(`seen to come from the other process after ${Math.round(performance.now() - begun)} ms`);
  other.stop();
  await until("offline");
  looking.stop();
}

function shardsUsed(redis: RedisServer, say: (line: string) => void): void {
  const channels = redis.tell("PUBSUB", "SHARDCHANNELS").split("\n").filter(Boolean);
  say(channels.length > 0 ? `sharded pub/sub on ${channels.length} channels` : "plain pub/sub");
}

/** People write to both processes all the time; Redis dies three times, for some seconds each. */
async function withRedisKilled(pair: Pair, members: FaultMember[], redis: RedisServer, say: (line: string) => void) {
  const random = seededRandom(4);
  const clients = members.map(
    (member, index) => new FaultClient(pair.urls[index % 2] as string, member, random.fork()),
  );
  const writing = clients.map((client) => client.write());
  for (let round = 1; round <= 3; round += 1) {
    await sleep(1500);
    await redis.kill();
    await sleep(3000);
    await redis.start();
  }
  await sleep(1500);
  await Promise.all(clients.map((client) => client.settle()));
  await Promise.all(writing);
  const stored = await storedHistory(pair.databaseUrl, members[0]?.workspaceId as string);
  const last = Math.max(...stored.events.map((event) => event.seq));
  const begun = performance.now();
  const behind = () => clients.some((client) => client.heardUntil < last && client.history.hears.includes("workspace"));
  for (const end = Date.now() + 10_000; behind() && Date.now() < end; ) await sleep(10);
  await sleep(300);
  const violations = violationsIn({ clients: clients.map((client) => client.history), stored });
  for (const client of clients) client.connection.stop();
  if (violations.length > 0) throw new Error(violations.slice(0, 20).join("\n"));
  const acknowledged = clients.reduce((sum, client) => sum + client.history.acknowledged.length, 0);
  say(`Redis killed three times under ${acknowledged} messages: none lost, doubled or disordered`);
  say(`everybody had heard everything ${Math.round(performance.now() - begun - 300)} ms after the last answer`);
}

async function refusedPassword(redis: RedisServer, folder: string, say: (line: string) => void): Promise<void> {
  redis.tell("CONFIG", "SET", "requirepass", "a secret of ours");
  const server = new ServerProcess({ data: join(folder, "three"), env: { REDIS_URL: redis.url } });
  const { code } = await server.ended;
  if (code !== 2 || !/REDIS_URL: Redis wants another password/.test(server.stderr))
    throw new Error(`not refused: ${server.stderr}`);
  say(`a Redis with another password: ${server.stderr.trim()}`);
}

function summary(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms (${times.length} messages)`;
}
