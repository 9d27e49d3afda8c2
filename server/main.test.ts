import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
import { startLocalPostgres } from "./platform/database/local-postgres.ts";
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

let used: string | undefined;
/** A data folder as after a first start: copied, because making a database takes a second. */
async function usedFolder(): Promise<string> {
  if (!used) {
    const folder = mkdtempSync(join(scratchFolder(), "atrium-main-"));
    used = join(folder, "data");
    const server = await ServerProcess.start({ data: used });
    await server.end();
  }
  const data = newFolder();
  cpSync(used, data, { recursive: true });
  return data;
}
afterAll(() => used && rmSync(dirname(used), { recursive: true, force: true }));

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

test("says where it is, what is embedded and where things are kept", async () => {
  const data = newFolder();
  const server = await start({ data });
  expect(server.stdout).toContain(`Atrium is ready at ${server.url}\n`);
  expect(server.stdout).toMatch(/PostgreSQL 18\.\d+, embedded/);
  expect(server.stdout).toContain(data);
  expect(server.stdout).toContain(`${server.url}/local-mail`);
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

test("recovers by itself after everything was killed, and nothing is lost", async () => {
  const data = await usedFolder();
  const first = await start({ data });
  await ownerOf(first);
  const postgres = first.postgresPid as number;
  process.kill(first.pid, "SIGKILL");
  process.kill(postgres, "SIGKILL");
  await first.ended;
  const second = await start({ data });
  expect(await accounts(second)).toBe(1);
});

test("recovers by itself after it alone was killed and left its PostgreSQL behind", async () => {
  const data = await usedFolder();
  const first = await start({ data });
  await ownerOf(first);
  await first.end("SIGKILL");
  const second = await start({ data });
  expect(await accounts(second)).toBe(1);
});

test("while PostgreSQL is away says so, and goes on by itself when it is back: calls, sockets and jobs", async () => {
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
});

test("ends with a word when PostgreSQL cannot be started again", async () => {
  const data = await usedFolder();
  const server = await start({ data, env: { LOG_LEVEL: "silent" } });
  const control = join(data, "postgres", "cluster", "global", "pg_control");
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

test("refuses a data folder another instance uses, and leaves that one alone", async () => {
  const data = await usedFolder();
  const first = await start({ data });
  const { code, line } = await failedStart({ data });
  expect(code).toBe(2);
  expect(line).toBe(`Atrium cannot run: data folder ${data} is in use by another instance (pid ${first.pid})`);
  expect(await isReady(first.url)).toBe(true);
});

test("refuses a port that is taken, before anything is made", async () => {
  const data = newFolder();
  const other = createServer().listen(0, "localhost");
  cleanUp.push(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, line } = await failedStart({ data, port });
  expect(code).toBe(2);
  expect(line).toBe(`Atrium cannot run: port ${port} is taken: stop what uses it, or set PORT`);
  await start({ data });
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
  const first = await start({ data });
  await ownerOf(first);
  const mark = (url: string | undefined, statement: string) => onDatabase(url, (client) => client.query(statement));
  await mark(first.databaseUrl, "insert into schema_migration (name, timestamp) values ('9999-later', 'now')");
  await first.end();
  const { code, line } = await failedStart({ data });
  expect(code).toBe(1);
  expect(line).toMatch(/^Atrium cannot run: the database was made by a newer Atrium \(migration 9999-later .+$/);
  const postgres = await startLocalPostgres({ folder: join(data, "postgres") });
  await mark(postgres.url, "delete from schema_migration where name = '9999-later'");
  await postgres.stop();
  expect(await accounts(await start({ data }))).toBe(1);
});

test.each([
  ["nothing listening", "postgresql://atrium:hunter2@localhost:1/atrium", /ECONNREFUSED/],
  ["an unknown host", "postgresql://atrium:hunter2@nowhere.invalid/atrium", /nowhere\.invalid|EAI_AGAIN|ENOTFOUND/],
])("refuses a DATABASE_URL with %s, without telling its password", async (_case, url, reason) => {
  const { code, line } = await failedStart({ data: newFolder(), env: { DATABASE_URL: url } });
  expect(code).toBe(2);
  expect(line).toMatch(/^Atrium cannot run: DATABASE_URL: cannot connect \(.+\)$/);
  expect(line).toMatch(reason);
  expect(line).not.toContain("hunter2");
});

test("refuses a DATABASE_URL with a wrong password", async () => {
  const url = inject("postgresUrl").replace(/:[^:@/]+@/, ":hunter2@");
  const { code, line } = await failedStart({ data: newFolder(), env: { DATABASE_URL: url } });
  expect(code).toBe(2);
  expect(line).toBe(
    'Atrium cannot run: DATABASE_URL: cannot connect (password authentication failed for user "atrium")',
  );
});

test("refuses a PostgreSQL that may lose what it acknowledged", async () => {
  const { code, line } = await failedStart({ data: newFolder(), env: { DATABASE_URL: inject("postgresUrl") } });
  expect(code).toBe(2);
  expect(line).toBe("Atrium cannot run: PostgreSQL runs with fsync = off and may lose messages: set it to on");
});

test.each([
  [{ PORT: "many" }, 'PORT: expected a port from 0 to 65535, got "many"'],
  [
    { DATABASE_URL: "mysql://root@localhost/x" },
    "DATABASE_URL: expected postgresql://user:password@host:port/database",
  ],
  [{ ATRIUM_DAAT: "/tmp" }, "ATRIUM_DAAT: no such setting, did you mean ATRIUM_DATA?"],
])("refuses %j", async (env, message) => {
  const data = newFolder();
  const { code, line, stdout } = await failedStart({ data, env: env as unknown as Record<string, string> });
  expect({ code, line, stdout }).toEqual({ code: 2, line: `Atrium cannot run: ${message}`, stdout: "" });
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
