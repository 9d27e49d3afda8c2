import {
  changeEmail,
  changePassword,
  readAccount,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signIn,
  verifyEmail,
} from "@atrium/contract/people/accounts.ts";
import { createPersonalToken, issueTokens } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { mailsTo, mailTo, tokenIn } from "../../testing/mails.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { type SignedUp, signedUp, testPassword } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });
const as = (token: string) => createClient({ baseUrl: server.url, token });
const fresh = "eleven green lamps";

let mina: SignedUp;
beforeEach(async () => {
  mina = await signedUp(server);
});
const worksNow = (password: string, email = mina.email) =>
  visitor.call(issueTokens, { email, password }).then(
    () => true,
    () => false,
  );
/** The token of the `count`th mail to Mina, which must be a reset. */
const resetToken = async (count = 1) => {
  const mail = await mailTo(mina.email, count);
  // Of whichever of this file's servers: they share the jobs, as processes of one instance do.
  expect(mail.text).toMatch(/http:\/\/localhost:\d+\/reset\?token=/);
  return tokenIn(mail);
};

describe("changing the password", () => {
  test("takes the new one, ends every other session, and tells by mail", async () => {
    const socket = await RawSocket.as(server.url, mina.token);
    await mina.client.call(changePassword, { current: testPassword, password: fresh });
    await socket.until(() => socket.closed?.code === 4001);
    await expect(mina.client.call(readAccount, {})).resolves.toBeDefined();
    expect(await refused(as(mina.token).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    expect([await worksNow(testPassword), await worksNow(fresh)]).toEqual([false, true]);
    expect((await mailTo(mina.email)).subject).toBe("Your password was changed");
  });

  test("needs the current one and changes nothing without", async () => {
    const wrong = mina.client.call(changePassword, { current: fresh, password: fresh });
    expect(await refused(wrong)).toMatchObject({ code: "wrong_credentials", status: 403 });
    expect(await worksNow(testPassword)).toBe(true);
    await expect(as(mina.token).call(readAccount, {})).resolves.toBeDefined();
  });

  test("refuses a common one", async () => {
    for (const password of ["password1234", mina.email]) {
      const change = mina.client.call(changePassword, { current: testPassword, password });
      expect(await refused(change)).toMatchObject({ code: "password_too_common" });
    }
    expect(await worksNow(testPassword)).toBe(true);
  });

  test("twice at once holds once", async () => {
    const both = await Promise.allSettled(
      ["eleven green lamps", "twelve blue lamps"].map((password) =>
        mina.client.call(changePassword, { current: testPassword, password }),
      ),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("keeps neither password where a retry could be recognised", async () => {
    await mina.client.call(changePassword, { current: testPassword, password: fresh }, { key: newId() });
    const { rows } = await pool.query("select input_hash, output from request_key where account_id = $1", [
      mina.accountId,
    ]);
    expect(rows).toEqual([{ input_hash: "", output: null }]);
  });

  test("can be guessed at only so often with a stolen session", async () => {
    const strict = await startTestServer({ realLimits: true });
    const thief = createClient({ baseUrl: strict.url, headers: { cookie: mina.cookie } });
    const codes = [];
    for (let n = 0; n < 12; n += 1)
      codes.push((await refused(thief.call(changePassword, { current: `guess ${n}`, password: fresh }))).code);
    expect(codes).toEqual([...Array(10).fill("wrong_credentials"), "too_many_requests", "too_many_requests"]);
  });
});

describe("a reset", () => {
  test("by mail sets a new password and ends sessions, personal tokens and sockets", async () => {
    const { secret } = await mina.client.call(createPersonalToken, { name: "script" });
    const sockets = await Promise.all([mina.token, secret].map((token) => RawSocket.as(server.url, token)));
    await visitor.call(requestPasswordReset, { email: mina.email.toUpperCase() });
    const mail = await mailTo(mina.email.toUpperCase());
    expect(await visitor.call(resetPassword, { token: tokenIn(mail), password: fresh })).toEqual({});
    for (const socket of sockets) await socket.until(() => socket.closed?.code === 4001);
    for (const client of [mina.client, as(mina.token), as(secret)])
      expect(await refused(client.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    expect([await worksNow(testPassword), await worksNow(fresh)]).toEqual([false, true]);
  });

  test("is answered alike for an address nobody has, and mails nothing there", async () => {
    const ask = (email: string) =>
      fetch(`${server.url}/api/v1/password-resets`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email }),
      });
    const [known, unknown] = [await ask(mina.email), await ask("nobody@example.org")];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    await mailTo(mina.email);
    expect(await mailsTo("nobody@example.org")).toEqual([]);
    // The same rows for both: one job each, whose data is the address and no more.
    const { rows } = await pool.query(
      "select data from jobs.job where name = 'people.account-mail' and data->>'kind' = 'reset'",
    );
    const data = rows.map((row) => row.data);
    expect(data).toContainEqual({ kind: "reset", email: "nobody@example.org" });
    expect(data).toContainEqual({ kind: "reset", email: mina.email });
  });

  test("keeps its token only as a hash", async () => {
    await visitor.call(requestPasswordReset, { email: mina.email });
    const token = await resetToken();
    const kept = await pool.query("select * from mail_token");
    const jobs = await pool.query("select * from jobs.job where name = 'people.account-mail'");
    expect(JSON.stringify([kept.rows, jobs.rows])).not.toContain(token);
  });

  test("works once, of two at once and afterwards", async () => {
    await visitor.call(requestPasswordReset, { email: mina.email });
    const token = await resetToken();
    const both = await Promise.allSettled(
      [fresh, "twelve blue lamps"].map((password) => visitor.call(resetPassword, { token, password })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = visitor.call(resetPassword, { token, password: "thirteen red lamps" });
    expect(await refused(again)).toMatchObject({ code: "token_expired", status: 410 });
    expect(await worksNow("thirteen red lamps")).toBe(false);
  });

  test("with a common password leaves the token good", async () => {
    await visitor.call(requestPasswordReset, { email: mina.email });
    const token = await resetToken();
    for (const password of ["password1234", mina.email])
      expect(await refused(visitor.call(resetPassword, { token, password }))).toMatchObject({
        code: "password_too_common",
      });
    await visitor.call(resetPassword, { token, password: fresh });
    expect(await worksNow(fresh)).toBe(true);
  });

  test("does not work after an hour", async () => {
    await visitor.call(requestPasswordReset, { email: mina.email });
    const token = await resetToken();
    await pool.query("update mail_token set expires_at = now() where account_id = $1", [mina.accountId]);
    expect(await refused(visitor.call(resetPassword, { token, password: fresh }))).toMatchObject({
      code: "token_expired",
    });
    expect(await worksNow(testPassword)).toBe(true);
  });

  test("does not work with a token for another purpose, or a made-up one", async () => {
    const squatter = await signedUp(server, { verified: false });
    await squatter.client.call(resendVerification, {});
    // A change to the very same address, so that nothing but the purpose tells the tokens apart.
    await mina.client.call(changeEmail, { email: mina.email.toUpperCase(), password: testPassword });
    const verify = tokenIn(await mailTo(squatter.email));
    const change = tokenIn(await mailTo(mina.email.toUpperCase()));
    for (const token of [verify, change, "x".repeat(43), mina.cookie.split("=")[1] as string])
      expect(await refused(visitor.call(resetPassword, { token, password: fresh }))).toMatchObject({
        code: "token_expired",
      });
    await visitor.call(requestPasswordReset, { email: mina.email });
    const reset = await resetToken();
    expect(await refused(visitor.call(verifyEmail, { token: reset }))).toMatchObject({ code: "token_expired" });
    expect(await worksNow(testPassword)).toBe(true);
  });

  test("is void once the password was changed otherwise", async () => {
    await visitor.call(requestPasswordReset, { email: mina.email });
    const token = await resetToken();
    await mina.client.call(changePassword, { current: testPassword, password: fresh });
    const late = visitor.call(resetPassword, { token, password: "twelve blue lamps" });
    expect(await refused(late)).toMatchObject({ code: "token_expired" });
    expect(await worksNow(fresh)).toBe(true);
  });

  test("gives an address back to its owner whom somebody forestalled", async () => {
    const squatter = await signedUp(server, { verified: false });
    const { secret } = await squatter.client.call(createPersonalToken, { name: "back door" });
    await visitor.call(requestPasswordReset, { email: squatter.email });
    await visitor.call(resetPassword, { token: tokenIn(await mailTo(squatter.email)), password: fresh });
    for (const client of [squatter.client, as(squatter.token), as(secret)])
      expect(await refused(client.call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
    expect((await visitor.call(signIn, { email: squatter.email, password: fresh })).account.emailVerified).toBe(true);
  });

  test("can be asked for only so often per address; nothing tells, and the mails there are still work", async () => {
    const strict = await startTestServer({ realLimits: true, env: { TRUST_PROXY: "1" } });
    for (let n = 0; n < 9; n += 1) {
      const response = await fetch(`${strict.url}/api/v1/password-resets`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `192.0.2.${n}` },
        body: JSON.stringify({ email: mina.email }),
      });
      expect(response.status).toBe(200);
    }
    await mailTo(mina.email, 6);
    const mails = await mailsTo(mina.email);
    expect(mails).toHaveLength(6);
    await visitor.call(resetPassword, { token: tokenIn(mails[3] as (typeof mails)[0]), password: fresh });
    expect(await worksNow(fresh)).toBe(true);
  });
});

test.each([
  ["signIn", signIn],
  ["issueTokens", issueTokens],
] as const)("%s that checked the old password while it was being changed signs nobody in", async (_name, operation) => {
  const changing = await pool.connect();
  await changing.query("begin");
  await changing.query("update account_password set hash = 'another' where account_id = $1", [mina.accountId]);
  const attempt = refused(visitor.call(operation, { email: mina.email, password: testPassword }));
  await somebodyWaits();
  await changing.query("commit");
  changing.release();
  expect(await attempt).toMatchObject({ code: "wrong_credentials", status: 401 });
  const { rows } = await pool.query("select 1 from session where account_id = $1", [mina.accountId]);
  expect(rows).toHaveLength(2);
});

/** Until a transaction waits for another's lock. */
async function somebodyWaits(): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const { rows } = await pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("nobody waits");
}
