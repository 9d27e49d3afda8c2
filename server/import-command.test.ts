import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listChannels } from "@atrium/contract/chat/channels.ts";
import { signUp } from "@atrium/contract/people/accounts.ts";
import { listMyWorkspaces } from "@atrium/contract/workspace/workspaces.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "./platform/config/config.ts";
import { findLocalPostgres, startLocalPostgres } from "./platform/database/local-postgres.ts";
import { type RunningServer, startServer } from "./start-server.ts";
import { RawSocket } from "./testing/raw-socket.ts";
import { giveCluster } from "./testing/ready-cluster.ts";
import {
  scratchFolderOf,
  slackChannel,
  slackExport,
  slackMessage,
  slackReply,
  slackUser,
} from "./testing/slack-export.ts";

const command = join(import.meta.dirname, "import-command.ts");
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
}, 180_000);

type Ended = { code: number | null; out: string; err: string; last: Record<string, unknown> };
type Started = { child: ChildProcess; ended: Promise<Ended> };

/** The command as people run it, as a process of its own. */
function start(dataFolder: string, ...args: string[]): Started {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [command, ...args], { env: { ...env, ATRIUM_DATA: dataFolder } });
  const text = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (text.out += chunk));
  child.stderr.on("data", (chunk) => (text.err += chunk));
  const ended = new Promise<Ended>((done) => {
    child.once("close", (code) => {
      const last = text.out.trim().split("\n").at(-1) ?? "";
      done({ code, ...text, last: last.startsWith("{") ? JSON.parse(last) : {} });
    });
  });
  return { child, ended };
}
const run = (dataFolder: string, ...args: string[]): Promise<Ended> => start(dataFolder, ...args).ended;

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** What a reader could tell two imports apart by: everything but the ids. */
async function contents(dataFolder: string): Promise<unknown[]> {
  const postgres = await startLocalPostgres({ folder: join(dataFolder, "postgres") });
  try {
    return await query(
      postgres.url,
      `select c.name as channel, c.last_seq, c.member_count, m.seq, m.thread_seq, a.name, m.created_at,
         regexp_replace(m.text, 'person:[^)]*', '', 'g') as text, regexp_replace(r.text, 'person:[^)]*', '', 'g') as answers, t.reply_count, t.last_seq as thread_last, cardinality(t.people) as repliers,
         (select count(*) from mention n where n.workspace_id = m.workspace_id and n.message_id = m.id) as calls,
         (select count(*) from thread_member f where f.workspace_id = m.workspace_id and f.thread_id = m.id
           and f.read_seq = t.last_seq) as followers
       from message m join channel c on c.id = m.channel_id join member a on a.workspace_id = m.workspace_id and a.id = m.author_id
       left join message r on r.workspace_id = m.workspace_id and r.id = m.thread_id
       left join thread t on t.workspace_id = m.workspace_id and t.id = m.id
       order by c.name, m.created_at, m.seq, m.thread_seq`,
    );
  } finally {
    await postgres.stop();
  }
}

const people = Array.from({ length: 20 }, (_, n) => slackUser(`U${n}`, `Person ${n}`));
const ids = people.map((person) => String(person["id"]));

/** Two channels of `count` messages; every fifth answers one some way before it, every third calls somebody. */
function talk(count: number): string {
  const day = (channel: number, from: number) =>
    Array.from({ length: 1000 }, (_, n) => {
      const at = from + n;
      const text = `words ${channel} ${at}${at % 3 === 0 ? ` <@U${at % 20}>` : ""}`;
      const user = `U${(at * 7) % 20}`;
      return at % 5 === 4 ? slackReply(user, at, Math.floor(at / 50) * 50, text) : slackMessage(user, at, text);
    });
  const days: Record<string, Record<string, unknown>[]> = {};
  for (let from = 0; from < count; from += 1000)
    for (const [channel, name] of ["first", "second"].entries())
      days[
        `${name}/2024-${String(1 + Math.floor(from / 28_000)).padStart(2, "0")}-${String(1 + ((from / 1000) % 28)).padStart(2, "0")}.json`
      ] = day(channel, from);
  return slackExport({
    users: people,
    channels: [slackChannel("C1", "first", ids), slackChannel("C2", "second", ids)],
    days,
  });
}

describe("npm run import", () => {
  test("goes on after being killed, refuses another file until then, and ends with exactly the same rows", async () => {
    const file = talk(6_000);
    const killed = scratchFolderOf("killed");
    const whole = scratchFolderOf("whole");
    for (const folder of [killed, whole]) giveCluster(folder);
    const here = ["--workspace", "Here"];
    for (const stored of [1, 2_500]) {
      const { child, ended } = start(killed, "slack", file, ...here, "--json");
      await untilStored(killed, stored, child);
      child.kill("SIGKILL");
      expect((await ended).code).toBe(null);
    }
    const other = slackExport({ users: people, channels: [slackChannel("C1", "first", ids)] }, "other.zip");
    const refused = await run(killed, "slack", other, ...here);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/was interrupted: run it again to its end first/),
    ]);
    const last = await run(killed, "slack", file, ...here, "--json");
    expect([last.code, last.err.match(/DIFFERS/)]).toEqual([0, null]);
    expect(last.last["added"]).toBeGreaterThan(0);
    expect(last.last["added"]).toBeLessThan(12_000 - 2_500);
    expect((await run(whole, "slack", file, "--json")).last).toMatchObject({
      messages: 12_000,
      replies: 2_400,
      added: 12_000,
    });
    const [broken, unbroken] = [await contents(killed), await contents(whole)];
    expect(broken.length).toBe(12_000);
    expect(broken.filter((row, index) => JSON.stringify(row) !== JSON.stringify(unbroken[index]))).toEqual([]);
    expect((await run(killed, "slack", file, ...here, "--json")).last).toMatchObject({ added: 0, messages: 12_000 });
  }, 300_000);

  test("starts the database it needs and stops it again; beside a running server who registered gets the workspace, and people see what comes at once", async () => {
    const folder = scratchFolderOf("alone");
    const channels = [slackChannel("C1", "general", ids, { is_general: true })];
    const days = { "general/2024-01-01.json": [slackMessage("U1", 0, "hello")] };
    const file = slackExport({ users: people, channels, days });
    const first = await run(folder, "slack", file);
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/Nobody owns the workspace yet: register/)]);
    expect(findLocalPostgres(join(folder, "postgres"))).toBeUndefined();

    const server = await serve(folder);
    const { headers } = await registered(server.url);
    const signedIn = createClient({ baseUrl: server.url, headers });
    expect((await signedIn.call(listMyWorkspaces, {})).workspaces).toEqual([]);
    const second = await run(folder, "slack", file);
    expect([second.code, second.out]).toEqual([0, expect.stringMatching(/Olive Operator owns the workspace/)]);
    const [mine] = (await signedIn.call(listMyWorkspaces, {})).workspaces;
    expect(mine?.workspace.name).toBe("Acme");

    const workspaceId = String(mine?.workspace.id);
    const socket = new RawSocket(server.url, { ...headers, origin: server.url });
    running.push({ stop: async () => socket.close() });
    await socket.until(() => socket.of("welcome").length > 0);
    await socket.open(workspaceId, 0);
    const before = socket.of("reset").length;
    const more = slackExport({
      users: people,
      channels: [...channels, slackChannel("C2", "new", ids)],
      days: { ...days, "new/2024-01-02.json": [slackMessage("U1", 9, "later")] },
    });
    expect((await run(folder, "slack", more, "--json")).last).toMatchObject({ added: 1, messages: 2 });
    await socket.until(() => socket.of("reset").length > before);
    const { items } = await signedIn.call(listChannels, { workspaceId });
    expect(items.map(({ channel }) => channel.name)).toEqual(["general", "new"]);

    const beside = await run(folder, "slack", file, "--workspace", "Beside", "--json");
    expect([beside.code, beside.last]).toEqual([0, expect.objectContaining({ added: 1, messages: 1 })]);
    const { workspaces } = await signedIn.call(listMyWorkspaces, {});
    expect(workspaces.map(({ workspace }) => workspace.name).sort()).toEqual(["Acme", "Beside"]);
  }, 240_000);

  test("counts in a dry run and touches nothing, not even the data folder", async () => {
    const folder = join(scratchFolderOf("dry"), "data");
    const ended = await run(folder, "slack", talk(1000), "--dry-run", "--json");
    expect([ended.code, ended.last]).toEqual([
      0,
      expect.objectContaining({
        users: 20,
        channels: 2,
        messages: 2000,
        replies: 400,
        added: 0,
        skipped: 0,
        dryRun: true,
      }),
    ]);
    expect(existsSync(folder)).toBe(false);
  });

  test("ends with 2 and one line when it cannot begin", async () => {
    const folder = scratchFolderOf("wrong");
    const none = await run(folder);
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/^usage: npm run import/)]);
    const unknown = await run(folder, "slack", "x.zip", "--wrokspace", "a");
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/--wrokspace/)]);
    const missing = await run(folder, "slack", join(folder, "none.zip"));
    expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/none\.zip: no such file/)]);
  });
});

async function serve(folder: string): Promise<RunningServer> {
  const server = await startServer(readConfig({ ATRIUM_DATA: folder, PORT: "0", LOG_LEVEL: "error" }));
  running.push(server);
  return server;
}

async function registered(url: string): Promise<{ headers: Record<string, string> }> {
  const response = await fetch(`${url}/api/v1${signUp.path}`, {
    method: signUp.method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "olive@example.org", password: "a long enough password", name: "Olive Operator" }),
  });
  expect(response.status).toBe(200);
  return { headers: { cookie: String(response.headers.get("set-cookie")).split(";")[0] as string } };
}

/** Asks on one connection: what asks must not keep the import from storing. */
async function untilStored(folder: string, count: number, child: ChildProcess): Promise<void> {
  let asked: pg.Client | undefined;
  try {
    for (const until = Date.now() + 60_000; Date.now() < until; await sleep(5)) {
      if (child.exitCode !== null) throw new Error("the import ended before it could be killed");
      asked ??= await connected(findLocalPostgres(join(folder, "postgres")));
      const found = await asked?.query("select count(*)::int as n from message").catch(() => undefined);
      if (Number(found?.rows[0]?.n ?? 0) >= count) return;
      if (found) continue;
      // The table is not made yet, or this was the database an import left that was killed.
      await asked?.end().catch(() => undefined);
      asked = undefined;
    }
  } finally {
    await asked?.end().catch(() => undefined);
  }
  throw new Error(`never were ${count} messages stored`);
}

/** Undefined while nobody answers there. */
async function connected(url: string | undefined): Promise<pg.Client | undefined> {
  if (!url) return undefined;
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
}
