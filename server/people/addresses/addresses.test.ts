import {
  changeEmail,
  readAccount,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signUp,
  verifyEmail,
} from "@atrium/contract/people/accounts.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { mailsTo, mailTo, tokenIn } from "../../testing/mails.ts";
import { signedUp, testPassword } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });
const address = () => `${newId()}@example.org`;

describe("verifying", () => {
  test("with the mailed token, once", async () => {
    const email = address();
    await visitor.call(signUp, { email, password: "eleven green lamps", name: "Mina" });
    const token = tokenIn(await mailTo(email));
    expect(await visitor.call(verifyEmail, { token })).toEqual({ email });
    const { rows } = await pool.query("select email_verified from account where email = $1", [email]);
    expect(rows).toEqual([{ email_verified: true }]);
    expect(await refused(visitor.call(verifyEmail, { token }))).toMatchObject({ code: "token_expired", status: 410 });
  });

  test("again by a further mail; not once it is verified", async () => {
    const mina = await signedUp(server, { verified: false });
    await mina.client.call(resendVerification, {});
    await visitor.call(verifyEmail, { token: tokenIn(await mailTo(mina.email)) });
    expect((await mina.client.call(readAccount, {})).account.emailVerified).toBe(true);
    await mina.client.call(resendVerification, {});
    await mina.client.call(changeEmail, { email: `x${mina.email}`, password: testPassword });
    await mailTo(`x${mina.email}`);
    expect(await mailsTo(mina.email)).toHaveLength(1);
    expect(await refused(visitor.call(resendVerification, {}))).toMatchObject({ code: "not_signed_in" });
  });

  test("fails with a token that expired, and with one nobody sent", async () => {
    const mina = await signedUp(server, { verified: false });
    await mina.client.call(resendVerification, {});
    const token = tokenIn(await mailTo(mina.email));
    await pool.query("update mail_token set expires_at = now() where account_id = $1", [mina.accountId]);
    for (const made of [token, "A".repeat(43)])
      expect(await refused(visitor.call(verifyEmail, { token: made }))).toMatchObject({ code: "token_expired" });
    expect((await mina.client.call(readAccount, {})).account.emailVerified).toBe(false);
  });
});

describe("changing the address", () => {
  test("happens when the mail reached the new one; the old one is told", async () => {
    const mina = await signedUp(server);
    const email = address();
    await mina.client.call(changeEmail, { email, password: testPassword });
    expect((await mina.client.call(readAccount, {})).account.email).toBe(mina.email);
    expect(await visitor.call(verifyEmail, { token: tokenIn(await mailTo(email)) })).toEqual({ email });
    const { account } = await mina.client.call(readAccount, {});
    expect(account).toMatchObject({ email, emailVerified: true });
    expect((await mailTo(mina.email)).subject).toBe("Your e-mail address was changed");
  });

  test("to one that is taken is answered alike, and only its mailbox learns of it", async () => {
    const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
    expect(await mina.client.call(changeEmail, { email: otto.email, password: testPassword })).toEqual({});
    const mail = await mailTo(otto.email);
    expect(mail.subject).toBe("This e-mail address has an account already");
    expect(mail.text).not.toContain("token=");
    expect((await mina.client.call(readAccount, {})).account.email).toBe(mina.email);
  });

  test("fails when somebody registered with it meanwhile, and the token stays unused", async () => {
    const mina = await signedUp(server);
    const email = address();
    await mina.client.call(changeEmail, { email, password: testPassword });
    const token = tokenIn(await mailTo(email));
    const quick = await signedUp(server, { email: email.toUpperCase() });
    expect(await refused(visitor.call(verifyEmail, { token }))).toMatchObject({ code: "email_taken", status: 409 });
    expect((await mina.client.call(readAccount, {})).account.email).toBe(mina.email);
    expect((await quick.client.call(readAccount, {})).account.email).toBe(email.toUpperCase());
  });

  test("voids links mailed to the old one", async () => {
    const mina = await signedUp(server, { verified: false });
    await mina.client.call(resendVerification, {});
    await visitor.call(requestPasswordReset, { email: mina.email });
    const [email, other] = [address(), address()];
    await mina.client.call(changeEmail, { email: other, password: testPassword });
    const old = [await mailTo(mina.email, 1), await mailTo(mina.email, 2), await mailTo(other)].map(tokenIn);
    await mina.client.call(changeEmail, { email, password: testPassword });
    await visitor.call(verifyEmail, { token: tokenIn(await mailTo(email)) });
    for (const token of old) {
      expect(await refused(visitor.call(verifyEmail, { token }))).toMatchObject({ code: "token_expired" });
      const reset = visitor.call(resetPassword, { token, password: "eleven green lamps" });
      expect(await refused(reset)).toMatchObject({ code: "token_expired" });
    }
    expect((await mina.client.call(readAccount, {})).account.email).toBe(email);
  });
});
