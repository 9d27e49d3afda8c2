import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import { openDatabase } from "./database.ts";

const cleanUp: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** ReadyForQuery, idle: PostgreSQL's last word on signing in (PostgreSQL manual, 54.7). */
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** A way to the database that holds back the end of the signing in until the backend has said more, or ended. */
async function holdingProxy(url: string) {
  const target = new URL(url);
  const held = Promise.withResolvers<void>();
  const server = createServer((near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    let waiting: Buffer | undefined;
    near.pipe(far);
    far.on("data", (chunk: Buffer) => {
      if (waiting) near.end(Buffer.concat([waiting, chunk]));
      else if (!chunk.includes(readyForQuery)) near.write(chunk);
      else {
        waiting = chunk;
        held.resolve();
      }
    });
    for (const socket of [near, far]) socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(() => void server.close());
  const here = Object.assign(new URL(url), { port: String((server.address() as AddressInfo).port) });
  return { url: here.href, held: held.promise };
}

test("a backend that dies in the moment it lets us in fails one transaction, not the process", async () => {
  const { url, pool } = await testDatabase();
  const proxy = await holdingProxy(url);
  const database = openDatabase({ url: proxy.url });
  cleanUp.push(() => database.close());
  const failing = database.transaction({}, ({ db }) => sql`select 1`.execute(db));
  failing.catch(() => undefined);
  await proxy.held;
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'atrium' and datname = current_database()",
  );
  await expect(failing).rejects.toThrow(/terminat|not queryable/i);
});
