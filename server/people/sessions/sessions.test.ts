import { readAccount } from "@atrium/contract/people/accounts.ts";
import { endOtherSessions, endSession, listSessions } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { type SignedUp, signedUp, testPassword } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { forgetExpired } from "./forget-expired.ts";
import { writeSeen } from "./seen-sessions.ts";
import { closeDeadConnections } from "./watch-sessions.ts";

const server = await testServer();
const { pool } = await testDatabase();
const sockets: RawSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function connected(person: SignedUp, url = server.url): Promise<RawSocket> {
  const socket = await RawSocket.as(url, person.token);
  sockets.push(socket);
  return socket;
}
const byToken = (person: SignedUp) => createClient({ baseUrl: server.url, token: person.token });

describe("the list of devices", () => {
  test("names each one in words and tells which is this one", async () => {
    const mina = await signedUp(server);
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    await fetch(`${server.url}/api/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": userAgent },
      body: JSON.stringify({ email: mina.email, password: testPassword }),
    });
    const { sessions } = await mina.client.call(listSessions, {});
    expect(sessions).toHaveLength(3);
    expect(sessions.find(({ device }) => device === "Firefox on Linux")).toMatchObject({
      kind: "browser",
      current: false,
      ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
    expect(sessions.filter(({ current }) => current).map(({ id }) => id)).toEqual([mina.sessionId]);
  });

  test("is one's own", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    const { sessions } = await otto.client.call(listSessions, {});
    expect(sessions.map(({ id }) => id)).not.toContain(mina.sessionId);
    const visitor = createClient({ baseUrl: server.url });
    expect(await refused(visitor.call(listSessions, {}))).toMatchObject({ code: "not_signed_in" });
  });
});

describe("ending a session", () => {
  test("closes its REST and its sockets at once, on every process", async () => {
    const mina = await signedUp(server);
    const other = await startTestServer();
    const [here, there] = [await connected(mina), await connected(mina, other.url)];
    await mina.client.call(endSession, { sessionId: mina.apiSessionId });
    await here.until(() => here.closed !== undefined);
    await there.until(() => there.closed !== undefined);
    expect([here.closed?.code, there.closed?.code]).toEqual([4001, 4001]);
    expect(await refused(byToken(mina).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    await expect(mina.client.call(readAccount, {})).resolves.toBeDefined();
  });

  test("a second time finds none, and changes nothing", async () => {
    const mina = await signedUp(server);
    await mina.client.call(endSession, { sessionId: mina.apiSessionId });
    const again = mina.client.call(endSession, { sessionId: mina.apiSessionId });
    expect(await refused(again)).toMatchObject({ code: "not_found" });
  });

  test("of somebody else is not found, and their socket stays open", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    const socket = await connected(mina);
    for (const sessionId of [mina.apiSessionId, mina.sessionId, newId()])
      expect(await refused(otto.client.call(endSession, { sessionId }))).toMatchObject({ code: "not_found" });
    await expect(byToken(mina).call(readAccount, {})).resolves.toBeDefined();
    expect(socket.closed).toBeUndefined();
  });

  test("ends a connection that was being admitted at that moment", async () => {
    const mina = await signedUp(server);
    const identity = { accountId: mina.accountId, sessionId: mina.apiSessionId, operator: false };
    await mina.client.call(endSession, { sessionId: mina.apiSessionId });
    const ended: number[] = [];
    const outlet = { write: () => undefined, waiting: 0, end: (code: number) => void ended.push(code) };
    const late = server.platform.gateway.connect(identity, outlet);
    expect(late.closed).toBe(true);
    expect(ended).toEqual([4001]);
  });

  test("all others at once leaves this one", async () => {
    const mina = await signedUp(server);
    const socket = await connected(mina);
    expect(await mina.client.call(endOtherSessions, {})).toEqual({ ended: 1 });
    await socket.until(() => socket.closed?.code === 4001);
    expect(await mina.client.call(endOtherSessions, {})).toEqual({ ended: 0 });
    const { sessions } = await mina.client.call(listSessions, {});
    expect(sessions.map(({ id }) => id)).toEqual([mina.sessionId]);
  });
});

test("what expired is swept away at night, and nothing else", async () => {
  const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
  await pool.query("update session set expires_at = now() - interval '1 second' where account_id = $1", [
    otto.accountId,
  ]);
  await forgetExpired.run({} as never, server.platform);
  const { rows } = await pool.query(
    "select account_id, count(*)::int from session where account_id = any($1) group by 1",
    [[mina.accountId, otto.accountId]],
  );
  expect(rows).toEqual([{ account_id: mina.accountId, count: 2 }]);
});

describe("a session", () => {
  const expire = (id: string) =>
    pool.query("update session set expires_at = now() - interval '1 second' where id = $1", [id]);

  test("that expired is nobody's, and is not listed", async () => {
    const mina = await signedUp(server);
    await expire(mina.apiSessionId);
    expect(await refused(byToken(mina).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    expect((await mina.client.call(listSessions, {})).sessions).toHaveLength(1);
    const refusedSocket = new RawSocket(server.url, { authorization: `Bearer ${mina.token}` });
    await refusedSocket.until(() => refusedSocket.closed?.code === 401);
  });

  test("that expired under an open connection closes it, and no other", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    const [ending, staying] = await Promise.all([connected(mina), connected(otto)]);
    await expire(mina.apiSessionId);
    await closeDeadConnections(server.platform, new Date());
    await ending.until(() => ending.closed?.code === 4001);
    expect(staying.closed).toBeUndefined();
  });

  test("is noted as seen once a minute, by no statement of the call, and lives on by it", async () => {
    const mina = await signedUp(server);
    const row = async () => {
      const { rows } = await pool.query("select last_seen_at, expires_at from session where id = $1", [mina.sessionId]);
      return rows[0] as { last_seen_at: Date; expires_at: Date };
    };
    await writeSeen(server.platform, new Date());
    const fresh = await row();
    await mina.client.call(readAccount, {});
    await writeSeen(server.platform, new Date());
    expect(await row()).toEqual(fresh);
    await pool.query("update session set last_seen_at = last_seen_at - interval '10 days' where id = $1", [
      mina.sessionId,
    ]);
    await mina.client.call(readAccount, {});
    expect((await row()).last_seen_at.getTime()).toBeLessThan(fresh.last_seen_at.getTime());
    const now = new Date();
    await writeSeen(server.platform, now);
    expect((await row()).last_seen_at).toEqual(now);
    expect((await row()).expires_at.getTime()).toBe(now.getTime() + 30 * 86_400_000);
  });

  test("does not live longer than a year, however much it is used", async () => {
    const mina = await signedUp(server);
    const old =
      "update session set created_at = now() - interval '350 days', last_seen_at = now() - interval '1 day' where id = $1";
    await pool.query(old, [mina.sessionId]);
    await mina.client.call(readAccount, {});
    await writeSeen(server.platform, new Date());
    const { rows } = await pool.query("select expires_at - created_at as age from session where id = $1", [
      mina.sessionId,
    ]);
    expect(rows[0].age.days).toBe(365);
  });
});
