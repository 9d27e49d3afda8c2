import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readInstance, signUp } from "@atrium/contract/people/accounts.ts";
import { listLocalMail } from "@atrium/contract/people/mailbox.ts";
import { createPersonalToken } from "@atrium/contract/people/sessions.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import pg from "pg";
import { afterAll, afterEach, expect, inject, test, vi } from "vitest";
import { type Config, readConfig } from "./platform/config/config.ts";
import { openDataFolder } from "./platform/config/data-folder.ts";
import { startLocalPostgres } from "./platform/database/local-postgres.ts";
import { startServer } from "./start-server.ts";
import { refused } from "./testing/attempt.ts";
import { ordinaryUser } from "./testing/ordinary-user.ts";
import { RawSocket } from "./testing/raw-socket.ts";
import { isReady, ServerProcess, type ServerProcessOptions } from "./testing/server-process.ts";
import { scratchFolder } from "./testing/test-postgres.ts";

// Each test starts the real command once or more, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 90_000 });

const cleanUp: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function newFolder(): string {
  const folder = mkdtempSync(join(scratchFolder(), "atrium-main-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data");
}

let first: Promise<ServerProcess> | undefined;
/** The first start on a new data folder. Made once, because making a database takes a second. */
function firstStart(): Promise<ServerProcess> {
  first ??= ServerProcess.start({ data: join(mkdtempSync(join(scratchFolder(), "atrium-main-")), "data") });
  return first;
}
afterAll(async () => {
  const server = await first;
  await server?.end();
  if (server) rmSync(dirname(server.data), { recursive: true, force: true });
});

/** A copy of a data folder as after a first start. */
async function usedFolder(): Promise<string> {
  const server = await firstStart();
  await server.end();
  const data = newFolder();
  cpSync(server.data, data, { recursive: true });
  return data;
}

/** Starts it; what a test leaves running is stopped, its PostgreSQL too. */
async function start(options: Partial<ServerProcessOptions> & { data: string }): Promise<ServerProcess> {
  const server = new ServerProcess(options);
  cleanUp.push(() => server.end());
  await server.ready();
  return server;
}

/** A start that must fail: how it ended, and the one line it said. */
async function failedStart(options: ServerProcessOptions) {
  const server = new ServerProcess(options);
  cleanUp.push(() => server.end());
  const { code } = await server.ended;
  return { code, line: server.stderr.trim(), stdout: server.stdout };
}

async function ownerOf(server: ServerProcess): Promise<{ client: ApiClient; token: string }> {
  const cookies: string[] = [];
  const anybody = createClient({
    baseUrl: server.url,
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      cookies.push(...answer.headers.getSetCookie());
      return answer;
    },
  });
  await anybody.call(signUp, { email: "olive@example.org", password: "a long enough password", name: "Olive" });
  const cookie = cookies.at(-1)?.split(";")[0] as string;
  const client = createClient({ baseUrl: server.url, headers: { cookie } });
  const { secret } = await client.call(createPersonalToken, { name: "test" });
  return { client: createClient({ baseUrl: server.url, token: secret }), token: secret };
}

async function onDatabase<T>(url: string | undefined, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url as string);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const accounts = (server: ServerProcess) =>
  onDatabase(server.databaseUrl, async (client) => {
    const { rows } = await client.query("select count(*)::int as count from account");
    return (rows[0] as { count: number }).count;
  });

test("says where it is, what is embedded and where things are kept; another one on its data folder is refused, and leaves it alone", async () => {
  const { stdout, url, data, pid } = await firstStart();
  expect(stdout).toContain(`Atrium is ready at ${url}\n`);
  expect(stdout).toMatch(/PostgreSQL 18\.\d+, embedded/);
  expect(stdout).toContain(data);
  expect(stdout).toContain(`${url}/local-mail`);
  const { code, line } = await failedStart({ data });
  expect(code).toBe(2);
  expect(line).toBe(`Atrium cannot run: data folder ${data} is in use by another instance (pid ${pid})`);
  expect(await isReady(url)).toBe(true);
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "on %s answers what it has begun, sends sockets to reconnect, and shuts PostgreSQL down in order",
  async (signal) => {
    const data = await usedFolder();
    const server = await start({ data });
    const { token } = await ownerOf(server);
    const socket = await RawSocket.as(server.url, token);
    cleanUp.push(() => socket.close());
    await onDatabase(server.databaseUrl, async (client) => {
      await client.query("begin; lock table account in access exclusive mode");
      const byRest = createClient({ baseUrl: server.url }).call(readInstance, {});
      socket.send({ type: "call", id: 7, operation: "readInstance", input: {} });
      await untilWaiting(client, 2);
      server.child.kill(signal);
      await until(async () => !(await isReady(server.url)));
      await client.query("commit");
      expect(await byRest).toMatchObject({ firstRun: false });
    });
    await socket.until(() => socket.closed !== undefined);
    expect(socket.of("answer")).toMatchObject([{ id: 7, output: { firstRun: false } }]);
    expect(socket.closed).toEqual({ code: 4004, reason: "restarting" });
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(join(data, "postgres", "postgres.log"), "utf8")).toContain("database system is shut down");
  },
);

test("does not wait for ever for a request that does not end", async () => {
  const server = await start({ data: await usedFolder() });
  await onDatabase(server.databaseUrl, async (client) => {
    await client.query("begin; lock table account in access exclusive mode");
    const pending = refused(createClient({ baseUrl: server.url }).call(readInstance, {}));
    await untilWaiting(client, 1);
    expect(await server.end()).toEqual({ code: 0, signal: null });
    expect((await pending).passing).toBe(true);
  });
  expect(server.postgresPid).toBeUndefined();
});

test("stops when told so while it is starting", async () => {
  const server = new ServerProcess({ data: newFolder() });
  await sleep(400);
  expect(await server.end("SIGTERM")).toMatchObject({ code: expect.toBeOneOf([0, null]) });
  expect(server.postgresPid).toBeUndefined();
});

test("recovers by itself after it was killed, alone or with its PostgreSQL, and nothing is lost", async () => {
  const data = await usedFolder();
  const alone = await start({ data });
  await ownerOf(alone);
  await alone.end("SIGKILL");
  const both = await start({ data });
  expect(await accounts(both)).toBe(1);
  const postgres = both.postgresPid as number;
  process.kill(both.pid, "SIGKILL");
  process.kill(postgres, "SIGKILL");
  await both.ended;
  expect(await accounts(await start({ data }))).toBe(1);
});

test("while PostgreSQL is away says so and goes on by itself when it is back, and ends with a word when it stays away", async () => {
  const data = await usedFolder();
  const server = await start({ data, env: { LOG_LEVEL: "silent" } });
  const { client, token } = await ownerOf(server);
  const socket = await RawSocket.as(server.url, token);
  cleanUp.push(() => socket.close());
  const control = join(data, "postgres", "cluster", "global", "pg_control");
  renameSync(control, `${control}.away`);
  process.kill(server.postgresPid as number, "SIGKILL");
  await until(async () => !(await isReady(server.url)));
  expect(await refused(client.call(readInstance, {}))).toMatchObject({ status: 503, code: "unavailable" });
  socket.send({ type: "call", id: 1, operation: "readInstance", input: {} });
  await socket.until(() => socket.of("answer").length === 1);
  expect(socket.of("answer")[0]).toMatchObject({ error: { status: 503, code: "unavailable" } });
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);

  renameSync(`${control}.away`, control);
  await until(() => isReady(server.url));
  socket.send({ type: "call", id: 2, operation: "readInstance", input: {} });
  await socket.until(() => socket.of("answer").length === 2);
  expect(socket.of("answer")[1]).toMatchObject({ output: { firstRun: false } });
  const later = { email: "later@example.org", password: "a long enough password", name: "Later" };
  await createClient({ baseUrl: server.url }).call(signUp, later);
  await until(async () => (await client.call(listLocalMail, {})).items.some(({ to }) => to === later.email));
  expect(server.running).toBe(true);

  renameSync(control, `${control}.away`);
  process.kill(server.postgresPid as number, "SIGKILL");
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.stderr.trim()).toMatch(/^Atrium cannot run: the database ended and does not start again: .+$/);
  renameSync(`${control}.away`, control);
  await start({ data });
});

test("works as an ordinary user", async () => {
  const data = newFolder();
  const user = ordinaryUser(data);
  const server = await start({ data, user });
  await ownerOf(server);
  expect(await server.end()).toEqual({ code: 0, signal: null });
  const again = await start({ data, user });
  expect(await accounts(again)).toBe(1);
});

test("refuses a port that is taken, before anything is made", async () => {
  const data = newFolder();
  const other = createServer().listen(0, "localhost");
  cleanUp.push(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { exitCode, message } = await refusal({ ATRIUM_DATA: data, PORT: String(port) });
  expect(exitCode).toBe(2);
  expect(message).toBe(`port ${port} is taken: stop what uses it, or set PORT`);
  expect(existsSync(join(data, "postgres"))).toBe(false);
  openDataFolder(data).release();
});

test("refuses a data folder it cannot write", async () => {
  const parent = newFolder();
  const user = ordinaryUser(join(parent, "elsewhere"));
  mkdirSync(parent, { recursive: true });
  writeFileSync(join(parent, "file"), "");
  const blocked = await failedStart({ data: join(parent, "file", "data"), user });
  expect(blocked.code).toBe(2);
  expect(blocked.line).toMatch(/^Atrium cannot run: ATRIUM_DATA: cannot write to \S+ \(.+\)$/);
});

test("refuses a database made by a newer version, and changes nothing in it", async () => {
  const data = await usedFolder();
  const inside = async (statement: string) => {
    const postgres = await startLocalPostgres({ folder: join(data, "postgres") });
    try {
      return await onDatabase(postgres.url, (client) => client.query(statement));
    } finally {
      await postgres.stop();
    }
  };
  const { rows: before } = await inside(
    "insert into schema_migration (name, timestamp) values ('9999-later', 'now'); table schema_migration",
  ).then((results) => (results as unknown as pg.QueryResult[])[1] as pg.QueryResult);
  const { exitCode, message } = await refusal({ ATRIUM_DATA: data });
  expect(exitCode).toBe(1);
  expect(message).toMatch(/^the database was made by a newer Atrium \(migration 9999-later .+$/);
  expect((await inside("table schema_migration")).rows).toEqual(before);
  await inside("delete from schema_migration where name = '9999-later'");
  const here = await startServer(settingsOf({ ATRIUM_DATA: data }));
  await here.stop();
});

test("refuses a setting that does not exist: one line, and a code that says who must mend it", async () => {
  const { code, line, stdout } = await failedStart({ data: newFolder(), env: { ATRIUM_DAAT: "/tmp" } });
  expect({ code, line, stdout }).toEqual({
    code: 2,
    line: "Atrium cannot run: ATRIUM_DAAT: no such setting, did you mean ATRIUM_DATA?",
    stdout: "",
  });
});

const settingsOf = (env: Record<string, string>): Config =>
  readConfig({ ATRIUM_DATA: newFolder(), LOG_LEVEL: "error", PORT: "0", ...env });

/** What a start in this process ends with: the line and the code that the command makes of every such error. */
async function refusal(env: Record<string, string>): Promise<{ exitCode?: number; message: string }> {
  const begun = async () => startServer(settingsOf(env));
  const ended = await begun().catch((error: Error) => error);
  if (ended instanceof Error)
    return { exitCode: (ended as { exitCode?: number }).exitCode ?? 1, message: ended.message };
  await ended.stop();
  throw new Error("it started");
}

test.each([
  ["nothing listening", "postgresql://atrium:hunter2@localhost:1/atrium", /ECONNREFUSED/],
  ["an unknown host", "postgresql://atrium:hunter2@nowhere.invalid/atrium", /nowhere\.invalid|EAI_AGAIN|ENOTFOUND/],
])("refuses a DATABASE_URL with %s, without telling its password", async (_case, url, reason) => {
  const { exitCode, message } = await refusal({ DATABASE_URL: url });
  expect(exitCode).toBe(2);
  expect(message).toMatch(/^DATABASE_URL: cannot connect \(.+\)$/);
  expect(message).toMatch(reason);
  expect(message).not.toContain("hunter2");
});

test("refuses a DATABASE_URL with a wrong password", async () => {
  const url = inject("postgresUrl").replace(/:[^:@/]+@/, ":hunter2@");
  expect(await refusal({ DATABASE_URL: url })).toEqual({
    exitCode: 2,
    message: 'DATABASE_URL: cannot connect (password authentication failed for user "atrium")',
  });
});

test("refuses a PostgreSQL that may lose what it acknowledged", async () => {
  expect(await refusal({ DATABASE_URL: inject("postgresUrl") })).toEqual({
    exitCode: 2,
    message: "PostgreSQL runs with fsync = off and may lose messages: set it to on",
  });
});

test.each([
  [{ PORT: "many" }, 'PORT: expected a port from 0 to 65535, got "many"'],
  [
    { DATABASE_URL: "mysql://root@localhost/x" },
    "DATABASE_URL: expected postgresql://user:password@host:port/database",
  ],
])("refuses %j", async (env, message) => {
  expect(await refusal(env as unknown as Record<string, string>)).toEqual({ exitCode: 2, message });
});

/** Until so many statements of the server wait for the lock this connection holds. */
const untilWaiting = (client: pg.Client, count: number): Promise<void> =>
  until(async () => {
    const { rows } = await client.query("select count(*)::int as count from pg_locks where not granted");
    return (rows[0] as { count: number }).count >= count;
  });

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(25)) if (await condition()) return;
  throw new Error("waited in vain");
}
