import { changeEmail, changePassword, readAccount, signIn, signOut } from "@atrium/contract/people/accounts.ts";
import { issueTokens } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { signedUp, testPassword } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });

const post = (path: string, body: object, headers: Record<string, string> = {}, url = server.url) =>
  fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const sessionsOf = async (accountId: string): Promise<number> => {
  const { rows } = await pool.query("select 1 from session where account_id = $1", [accountId]);
  return rows.length;
};

async function checks(result: "right" | "wrong"): Promise<number> {
  const { values } = await server.platform.metrics.passwordChecks.get();
  return values.find(({ labels }) => labels.result === result)?.value ?? 0;
}

describe("signing in", () => {
  test("with the right password sets a cookie that works", async () => {
    const mina = await signedUp(server, { name: "Mina" });
    const response = await post("/sessions", { email: mina.email.toUpperCase(), password: testPassword });
    expect(response.status).toBe(200);
    const cookie = response.headers.get("set-cookie")?.split(";")[0] as string;
    const { account } = await createClient({ baseUrl: server.url, headers: { cookie } }).call(readAccount, {});
    expect(account.id).toBe(mina.accountId);
  });

  test("the same characters are the same password, however they are composed", async () => {
    const input = { email: "jose@example.org", name: "José", password: "contraseñas de José" };
    expect((await post("/accounts", { ...input, password: input.password.normalize("NFD") })).status).toBe(200);
    const again = { email: input.email, password: input.password.normalize("NFC") };
    expect((await post("/sessions", again)).status).toBe(200);
  });

  test("ends the session this browser had, so that nobody fixes one beforehand", async () => {
    const mina = await signedUp(server);
    const input = { email: mina.email, password: testPassword };
    const response = await post("/sessions", input, { cookie: mina.cookie, origin: server.url });
    expect(response.headers.get("set-cookie")).not.toContain(mina.cookie);
    expect(await refused(mina.client.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    expect(await sessionsOf(mina.accountId)).toBe(2);
  });

  test("a foreign page cannot sign its visitor in as somebody else", async () => {
    const mina = await signedUp(server);
    const input = { email: mina.email, password: testPassword };
    const response = await post("/sessions", input, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await sessionsOf(mina.accountId)).toBe(2);
  });
});

describe("an unknown address and a wrong password", () => {
  test.each([
    ["signIn", "/sessions"],
    ["issueTokens", "/tokens"],
  ])("are answered alike by %s, after the same work", async (_name, path) => {
    const mina = await signedUp(server);
    const before = await checks("wrong");
    const wrong = await post(path, { email: mina.email, password: "not the password" });
    expect(await checks("wrong")).toBe(before + 1);
    const began = performance.now();
    const unknown = await post(path, { email: "nobody@example.org", password: "not the password" });
    // 19 MiB twice over cannot be done faster: the work was not skipped.
    expect(performance.now() - began).toBeGreaterThan(8);
    expect(await checks("wrong")).toBe(before + 2);
    const [a, b] = (await Promise.all([wrong.json(), unknown.json()])) as [object, object];
    expect({ ...a, requestId: "" }).toEqual({ ...b, requestId: "" });
    expect(a).toMatchObject({ code: "wrong_credentials", status: 401 });
    for (const name of ["set-cookie", "retry-after", "content-length"])
      expect(wrong.headers.get(name)).toBe(unknown.headers.get(name));
    expect(await sessionsOf(mina.accountId)).toBe(2);
  });
});

test("a wrong password opens no door at all", async () => {
  const mina = await signedUp(server);
  const password = "not the password";
  const { email } = mina;
  expect(await refused(visitor.call(signIn, { email, password }))).toMatchObject({ status: 401 });
  expect(await refused(visitor.call(issueTokens, { email, password }))).toMatchObject({ status: 401 });
  const change = mina.client.call(changePassword, { current: password, password: "eleven green lamps" });
  expect(await refused(change)).toMatchObject({ code: "wrong_credentials", status: 403 });
  const move = mina.client.call(changeEmail, { email: "new@example.org", password });
  expect(await refused(move)).toMatchObject({ code: "wrong_credentials", status: 403 });
  const socket = await RawSocket.as(server.url, mina.token);
  socket.send({ type: "call", id: 1, operation: "signIn", input: { email, password } });
  socket.send({ type: "call", id: 2, operation: "issueTokens", input: { email, password } });
  await socket.until(() => socket.of("answer").length === 2);
  expect(socket.of("answer").map((frame) => frame.error?.code)).toEqual(["wrong_credentials", "wrong_credentials"]);
  socket.close();
  expect(await sessionsOf(mina.accountId)).toBe(2);
});

test("a browser's session cannot be begun by socket, which sets no cookie; ended it can be", async () => {
  const mina = await signedUp(server);
  const socket = await RawSocket.as(server.url, mina.token);
  socket.send({ type: "call", id: 1, operation: "signIn", input: { email: mina.email, password: testPassword } });
  const input = { email: "by-socket@example.org", password: "eleven green lamps", name: "S" };
  socket.send({ type: "call", id: 2, operation: "signUp", input });
  await socket.until(() => socket.of("answer").length === 2);
  expect(socket.of("answer").map((frame) => frame.error?.code)).toEqual(["not_allowed", "not_allowed"]);
  expect(await sessionsOf(mina.accountId)).toBe(2);
  const { rows } = await pool.query("select 1 from account where email = $1", [input.email]);
  expect(rows).toEqual([]);
  socket.send({ type: "call", id: 3, operation: "signOut", input: {} });
  await socket.until(() => socket.closed?.code === 4001);
  expect(await sessionsOf(mina.accountId)).toBe(1);
});

test.each([[{ $gt: "" }], [["a long enough password"]], [true], [null], [0]])(
  "a password of %j is no password",
  async (password) => {
    const mina = await signedUp(server);
    for (const path of ["/sessions", "/tokens"])
      expect((await post(path, { email: mina.email, password })).status).toBe(400);
    expect(await sessionsOf(mina.accountId)).toBe(2);
  },
);

test("an account without a password is signed in by none", async () => {
  const mina = await signedUp(server);
  await pool.query("delete from account_password where account_id = $1", [mina.accountId]);
  const response = await post("/sessions", { email: mina.email, password: testPassword });
  expect(response.status).toBe(401);
});

describe("guessing", () => {
  test("is stopped per address and network, whether or not anybody has the address", async () => {
    const strict = await startTestServer({ realLimits: true, env: { TRUST_PROXY: "1" } });
    const mina = await signedUp(strict);
    for (const email of [mina.email, "nobody-here@example.org"]) {
      const from = (ip: string, password: string) =>
        post("/sessions", { email, password }, { "x-forwarded-for": ip }, strict.url).then(({ status }) => status);
      const statuses = [];
      // One /64 is one network, whichever of its addresses are used.
      for (let n = 0; n < 12; n += 1) statuses.push(await from(`2001:db8:0:${email.length}::${n}`, "wrong"));
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
      // Its owner still gets in from elsewhere.
      expect(await from("192.0.2.7", testPassword)).toBe(email === mina.email ? 200 : 401);
    }
  });
});

test("signing out ends the session and forgets the cookie", async () => {
  const mina = await signedUp(server);
  const response = await fetch(`${server.url}/api/v1/sessions/current`, {
    method: "DELETE",
    headers: { cookie: mina.cookie },
  });
  expect(response.headers.get("set-cookie")).toMatch(/^atrium_session=; Path=\/; Max-Age=0;/);
  expect(await refused(mina.client.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  expect(await sessionsOf(mina.accountId)).toBe(1);
  expect(await refused(visitor.call(signOut, {}))).toMatchObject({ code: "not_signed_in" });
});
