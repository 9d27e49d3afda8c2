import { randomUUID } from "node:crypto";
import { features } from "@atrium/server/features.ts";
import { readConfig } from "@atrium/server/platform/config/config.ts";
import { call } from "@atrium/server/platform/operations/call.ts";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import type { Platform } from "@atrium/server/platform/operations/platform.ts";
import { startPlatform, stopPlatform } from "@atrium/server/platform/start-platform.ts";
import { type LargeWorkspace, largeWorkspace } from "@atrium/server/testing/large-workspace.ts";
import { startTestPostgres, templateName, urlOf } from "@atrium/server/testing/test-postgres.ts";
import pg from "pg";
import type { Figures } from "./bench-command.ts";

const senders = 16;
const channels = 200;
const seconds = 2;
const rounds = 5;

/**
 * Messages a second through `sendMessage` (membership, access, position, event, durable commit), against the same
 * machine's bare INSERTs of one row in one durable transaction each: 16 people over 200 channels, taking turns.
 */
export async function run({ say }: { say: (line: string) => void }): Promise<Figures> {
  const postgres = await startTestPostgres({});
  const url = urlOf(postgres.url, templateName);
  const config = readConfig({ ATRIUM_DATA: "/nonexistent", LOG_LEVEL: "error" });
  const platform = await startPlatform({ config, databaseUrl: url, features, limitFactor: 1e6, connections: senders });
  const pool = new pg.Pool({ connectionString: url, max: senders });
  try {
    const place = await largeWorkspace({ platform, databaseUrl: url }, { people: senders, channels });
    await pool.query("create table bare (id uuid primary key, channel_id uuid, seq bigint, author_id uuid, text text)");
    const send = () => sendOne(platform, place);
    const insert = () => insertOne(pool, place);
    for (const work of [send, insert]) await perSecond(work, 1);
    const [sends, inserts]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      sends.push(await perSecond(send, seconds));
      inserts.push(await perSecond(insert, seconds));
      say(`round ${round + 1}: ${sends.at(-1)} sends/s, ${inserts.at(-1)} bare inserts/s`);
    }
    return {
      sendsPerSecond: median(sends),
      bareInsertsPerSecond: median(inserts),
      ratio: Number((median(sends) / median(inserts)).toFixed(3)),
      sendsLeast: Math.min(...sends),
      sendsMost: Math.max(...sends),
    };
  } finally {
    await pool.end();
    await stopPlatform(platform);
    await postgres.stop();
  }
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const text = "Did you see the numbers of this morning? I think we should talk about them before lunch.";

async function perSecond(work: () => Promise<unknown>, forSeconds: number): Promise<number> {
  const end = performance.now() + forSeconds * 1000;
  let done = 0;
  const started = performance.now();
  const sender = async () => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return Math.round(done / ((performance.now() - started) / 1000));
}

async function sendOne(platform: Platform, place: LargeWorkspace): Promise<void> {
  const identity = { accountId: any(place.people).accountId, sessionId: "bench", operator: false };
  const request = {
    requestId: "",
    origin: { ip: "", userAgent: "" },
    identity,
    cookies: "",
    setCookie: () => undefined,
  };
  const input = { workspaceId: place.workspaceId, channelId: any(place.channelIds), clientId: newId(), text };
  await call(platform, { name: "sendMessage", input, request });
}

async function insertOne(pool: pg.Pool, place: LargeWorkspace): Promise<void> {
  await pool.query({
    name: "bare",
    text: "insert into bare (id, channel_id, seq, author_id, text) values ($1, $2, 1, $3, $4)",
    values: [randomUUID(), any(place.channelIds), any(place.people).memberId, text],
  });
}
