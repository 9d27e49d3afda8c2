import { readAccount, signOut } from "@atrium/contract/people/accounts.ts";
import { issueTokens, listSessions, refreshTokens } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";
import { refused } from "../../testing/attempt.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { type SignedUp, signedUp, testPassword } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { issueAccessToken } from "./access-token.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });
const as = (token: string) => createClient({ baseUrl: server.url, token });

let mina: SignedUp;
beforeEach(async () => {
  mina = await signedUp(server);
});
const sockets: RawSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
const pair = () => visitor.call(issueTokens, { email: mina.email, password: testPassword });

describe("an API client", () => {
  test("signs in and calls with an access token", async () => {
    const tokens = await pair();
    expect(tokens.expiresIn).toBe(600);
    expect(decodeProtectedHeader(tokens.accessToken)).toEqual({ alg: "HS256", typ: "at+jwt" });
    const { account } = await as(tokens.accessToken).call(readAccount, {});
    expect(account.id).toBe(mina.accountId);
    const { sessions } = await as(tokens.accessToken).call(listSessions, {});
    expect(sessions.find(({ current }) => current)).toMatchObject({ kind: "api" });
  });

  test("needs no origin, and its cookie counts for nothing beside a token", async () => {
    const response = await fetch(`${server.url}/api/v1/account`, {
      method: "PATCH",
      headers: { authorization: "Bearer nonsense", cookie: mina.cookie, "content-type": "application/json" },
      body: JSON.stringify({ name: "Changed" }),
    });
    expect(response.status).toBe(401);
  });

  test("that signs out is out at once, though the token has not expired", async () => {
    const tokens = await pair();
    await as(tokens.accessToken).call(signOut, {});
    expect(await refused(as(tokens.accessToken).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    const again = visitor.call(refreshTokens, { refreshToken: tokens.refreshToken });
    expect(await refused(again)).toMatchObject({ code: "token_expired" });
  });

  test("keeps no token in the database as it is", async () => {
    const tokens = await pair();
    const secret = tokens.refreshToken.split(".")[1] as string;
    const { rows } = await pool.query(
      "select s.*, encode(token_hash, 'base64') as h from session s where account_id = $1",
      [mina.accountId],
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    await visitor.call(refreshTokens, tokens && { refreshToken: tokens.refreshToken }, { key: newId() });
    const kept = await pool.query("select * from request_key");
    expect(JSON.stringify(kept.rows)).not.toContain(secret);
  });
});

describe("refreshing", () => {
  test("answers a new pair of the same session, and the old access token still works", async () => {
    const first = await pair();
    const second = await visitor.call(refreshTokens, { refreshToken: first.refreshToken });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(decodeJwt(second.accessToken)["sid"]).toBe(decodeJwt(first.accessToken)["sid"]);
    await expect(as(second.accessToken).call(readAccount, {})).resolves.toBeDefined();
    await expect(visitor.call(refreshTokens, { refreshToken: second.refreshToken })).resolves.toBeDefined();
  });

  test("with a used token ends the session, its tokens and its sockets", async () => {
    const first = await pair();
    const second = await visitor.call(refreshTokens, { refreshToken: first.refreshToken });
    const socket = await RawSocket.as(server.url, second.accessToken);
    sockets.push(socket);
    const stolen = visitor.call(refreshTokens, { refreshToken: first.refreshToken });
    expect(await refused(stolen)).toMatchObject({ code: "token_expired", status: 401 });
    await socket.until(() => socket.closed?.code === 4001);
    expect(await refused(as(second.accessToken).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    const third = visitor.call(refreshTokens, { refreshToken: second.refreshToken });
    expect(await refused(third)).toMatchObject({ code: "token_expired" });
    await expect(mina.client.call(readAccount, {})).resolves.toBeDefined();
  });

  test("is all a refresh token is for: its secret is no cookie and no bearer token", async () => {
    const { refreshToken } = await pair();
    const secret = refreshToken.split(".")[1] as string;
    const asCookie = createClient({ baseUrl: server.url, headers: { cookie: `atrium_session=${secret}` } });
    for (const client of [asCookie, as(refreshToken), as(secret), as(`atr_${secret}`)])
      expect(await refused(client.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  });

  test("twice at once with one token never makes two chains", async () => {
    const { refreshToken } = await pair();
    const both = await Promise.allSettled([1, 2, 3].map(() => visitor.call(refreshTokens, { refreshToken })));
    const made = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(made.length).toBeLessThanOrEqual(1);
    for (const { accessToken } of made)
      expect(await refused(as(accessToken).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  });

  test("with a made-up token of a known session is refused and ends nothing", async () => {
    const tokens = await pair();
    const [sessionId = "", secret = "", seal = ""] = tokens.refreshToken.split(".");
    const other = "x".repeat(43);
    const made = [
      `${sessionId}.${other}.${other}`,
      `${sessionId}.${other}.${seal}`,
      `${sessionId}.${secret}.${other}`,
      `${newId()}.${secret}.${seal}`,
      `${tokens.refreshToken} `,
      tokens.accessToken,
      mina.cookie,
    ];
    for (const refreshToken of made)
      expect(await refused(visitor.call(refreshTokens, { refreshToken }))).toMatchObject({ code: "token_expired" });
    await expect(visitor.call(refreshTokens, { refreshToken: tokens.refreshToken })).resolves.toBeDefined();
  });
});

describe("an access token that is not ours is nobody's", () => {
  const claims = () => ({ sid: mina.apiSessionId });
  const right = (key: Uint8Array, change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, typ = "at+jwt") =>
    change(
      new SignJWT(claims())
        .setProtectedHeader({ alg: "HS256", typ })
        .setSubject(mina.accountId)
        .setIssuer("atrium")
        .setAudience("atrium-api")
        .setIssuedAt()
        .setExpirationTime("10m"),
    ).sign(key);
  const ours = () => instanceKey(server.platform, "access token");

  test("the forger's way of writing one is right: with our key it is taken", async () => {
    await expect(as(await right(await ours())).call(readAccount, {})).resolves.toBeDefined();
  });

  const forgeries: [string, () => Promise<string>][] = [
    [
      "alg none",
      async () =>
        new UnsecuredJWT(claims())
          .setSubject(mina.accountId)
          .setIssuer("atrium")
          .setAudience("atrium-api")
          .setExpirationTime("10m")
          .encode(),
    ],
    [
      "alg none with our header otherwise",
      async () => {
        const [, body] = mina.token.split(".");
        return `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url")}.${body}.`;
      },
    ],
    ["another key", () => right(Buffer.alloc(32, 1))],
    ["an empty key's guess", () => right(Buffer.alloc(32))],
    ["our key for another purpose", async () => right(await instanceKey(server.platform, "refresh token"))],
    [
      "another algorithm",
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: "HS512", typ: "at+jwt" })
          .setIssuer("atrium")
          .setAudience("atrium-api")
          .setSubject(mina.accountId)
          .setExpirationTime("10m")
          .sign(await ours()),
    ],
    ["another type", async () => right(await ours(), undefined, "JWT")],
    ["another audience", async () => right(await ours(), (jwt) => jwt.setAudience("files"))],
    ["another issuer", async () => right(await ours(), (jwt) => jwt.setIssuer("evil"))],
    ["expired", async () => right(await ours(), (jwt) => jwt.setExpirationTime("-1s"))],
    [
      "without expiry",
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
          .setIssuer("atrium")
          .setAudience("atrium-api")
          .setSubject(mina.accountId)
          .sign(await ours()),
    ],
    [
      "a changed body",
      async () => {
        const [head, , seal] = mina.token.split(".");
        const body = Buffer.from(JSON.stringify({ ...decodeJwt(mina.token), exp: 9_999_999_999 })).toString(
          "base64url",
        );
        return `${head}.${body}.${seal}`;
      },
    ],
    [
      "a browser's session",
      () => issueAccessToken(server.platform, { accountId: mina.accountId, sessionId: mina.sessionId }, new Date()),
    ],
    [
      "a session that never was",
      () => issueAccessToken(server.platform, { accountId: mina.accountId, sessionId: newId() }, new Date()),
    ],
    [
      "a session id that is none",
      () => issueAccessToken(server.platform, { accountId: mina.accountId, sessionId: "1' or '1'='1" }, new Date()),
    ],
    [
      "issued an hour ago",
      () =>
        issueAccessToken(
          server.platform,
          { accountId: mina.accountId, sessionId: mina.apiSessionId },
          new Date(Date.now() - 3_600_000),
        ),
    ],
    ["the cookie's secret", async () => mina.cookie.split("=")[1] as string],
    ["nothing but dots", async () => ".."],
  ];
  test.each(forgeries)("%s", async (_what, forge) => {
    const token = await forge();
    expect(await refused(as(token).call(readAccount, {}))).toMatchObject({ code: "not_signed_in", status: 401 });
    const socket = new RawSocket(server.url, { authorization: `Bearer ${token}` });
    await socket.until(() => socket.closed?.code === 401);
  });

  test("naming one account and another's session", async () => {
    const otto = await signedUp(server);
    const token = await issueAccessToken(
      server.platform,
      { accountId: otto.accountId, sessionId: mina.apiSessionId },
      new Date(),
    );
    expect(await refused(as(token).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  });
});
