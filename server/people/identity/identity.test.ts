import { readAccount } from "@atrium/contract/people/accounts.ts";
import {
  createPersonalToken,
  endSession,
  listPersonalTokens,
  listSessions,
  revokePersonalToken,
} from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openDatabase } from "#platform/database/database.ts";
import { refused } from "../../testing/attempt.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { identify } from "./identify.ts";

const server = await testServer();
const { platform } = server;
const { pool } = await testDatabase();

describe("identify", () => {
  test("takes one query for a cookie, an access token and a personal token alike", async () => {
    const mina = await signedUp(server);
    const { secret } = await mina.client.call(createPersonalToken, { name: "script" });
    const statements: string[] = [];
    const counted = openDatabase({
      url: server.databaseUrl,
      rewrite: (text) => {
        statements.push(text);
        return text;
      },
    });
    const credentials = [
      { cookies: `a=b; ${mina.cookie}; c=d`, bearer: undefined },
      { cookies: "", bearer: mina.token },
      { cookies: mina.cookie, bearer: secret },
    ];
    const found = [];
    for (const each of credentials)
      found.push(await counted.transaction({ mode: "read" }, ({ db }) => identify(db, each, new Date(), platform)));
    await counted.close();
    expect(found.map((identity) => identity?.accountId)).toEqual(Array(3).fill(mina.accountId));
    expect(found.slice(0, 2).map((identity) => identity?.sessionId)).toEqual([mina.sessionId, mina.apiSessionId]);
    expect(statements).toHaveLength(3);
  });

  test("asks the database nothing about what cannot be a secret", async () => {
    const db = undefined as never;
    for (const cookies of ["", "a=b", "atrium_session=", "atrium_session=short", `atrium_session=${"x".repeat(44)}`])
      expect(await identify(db, { cookies, bearer: undefined }, new Date(), platform)).toBeUndefined();
    for (const bearer of ["", "x", "a.b.c", "atr", "Bearer"])
      expect(await identify(db, { cookies: "", bearer }, new Date(), platform)).toBeUndefined();
  });

  test("over https takes the cookie bound to this host only", async () => {
    const secure = await startTestServer();
    secure.platform.config.url = "https://atrium.example.org";
    const mina = await signedUp(secure);
    expect(mina.cookie).toMatch(/^__Host-/);
    await expect(mina.client.call(readAccount, {})).resolves.toBeDefined();
    const planted = createClient({ baseUrl: secure.url, headers: { cookie: mina.cookie.replace("__Host-", "") } });
    expect(await refused(planted.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  });

  test("of a cookie on a socket needs our own origin", async () => {
    const mina = await signedUp(server);
    const foreign = new RawSocket(server.url, { cookie: mina.cookie, origin: "https://evil.example" });
    await foreign.until(() => foreign.closed?.code === 403);
    const own = new RawSocket(server.url, { cookie: mina.cookie, origin: server.url });
    await own.until(() => own.of("welcome").length > 0);
    expect(own.of("welcome")[0]?.accountId).toBe(mina.accountId);
    own.close();
  });
});

describe("the database keeps accounts apart by itself", () => {
  const tables = ["account", "account_password", "session", "personal_token", "mail_token", "local_mail"];
  const rowsSeenBy = (accountId: string | undefined, table: string) =>
    platform.database.transaction({ accountId }, async ({ db }) => {
      const { rows } = await sql<{ id?: string; account_id?: string }>`select * from ${sql.table(table)}`.execute(db);
      return rows;
    });

  test("nobody's transaction sees no row, somebody's only their own", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    for (const person of [mina, otto]) await person.client.call(createPersonalToken, { name: "script" });
    for (const table of tables) {
      expect({ table, rows: await rowsSeenBy(undefined, table) }).toEqual({ table, rows: [] });
      for (const row of await rowsSeenBy(otto.accountId, table)) expect(row.account_id ?? row.id).toBe(otto.accountId);
    }
    expect(await rowsSeenBy(otto.accountId, "session")).toHaveLength(2);
    expect(await rowsSeenBy(otto.accountId, "account")).toHaveLength(1);
  });

  test("nobody writes into another account, or makes himself the operator", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    const as = (statement: ReturnType<typeof sql>) =>
      platform.database.transaction({ accountId: otto.accountId }, ({ db }) => statement.execute(db));
    await expect(as(sql`update account set operator = true where id = ${otto.accountId}`)).rejects.toThrow(
      "permission denied",
    );
    await expect(as(sql`insert into account (id, email, name) values (${mina.sessionId}, 'x', 'x')`)).rejects.toThrow(
      "permission denied",
    );
    await expect(as(sql`delete from account`)).rejects.toThrow("permission denied");
    await expect(
      as(sql`insert into session (id, account_id, kind, token_hash, user_agent, expires_at)
      values (gen_random_uuid(), ${mina.accountId}, 'browser', '\\x00', '', now())`),
    ).rejects.toThrow("row-level security");
    await as(sql`delete from session`);
    await as(sql`update account_password set hash = 'x'`);
    await as(sql`update account set name = 'x'`);
    await expect(mina.client.call(readAccount, {})).resolves.toMatchObject({ account: { name: "Mina Test" } });
    const { rows } = await pool.query("select hash from account_password where account_id = $1", [mina.accountId]);
    expect(rows[0].hash).toMatch(/^\$argon2id/);
  });
});

test("without row-level security the application alone keeps accounts apart", async () => {
  const open = await startTestServer({ without: "row-level security" });
  const [mina, otto] = await Promise.all([signedUp(open), signedUp(open)]);
  const { token } = await mina.client.call(createPersonalToken, { name: "script" });
  const { sessions } = await otto.client.call(listSessions, {});
  expect(sessions.map(({ id }) => id).sort()).toEqual([otto.sessionId, otto.apiSessionId].sort());
  expect((await otto.client.call(listPersonalTokens, {})).tokens).toEqual([]);
  const end = otto.client.call(endSession, { sessionId: mina.apiSessionId });
  expect(await refused(end)).toMatchObject({ code: "not_found" });
  const revoke = otto.client.call(revokePersonalToken, { tokenId: token.id });
  expect(await refused(revoke)).toMatchObject({ code: "not_found" });
});
