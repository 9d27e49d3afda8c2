import { readAccount, readInstance, updateAccount } from "@atrium/contract/people/accounts.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { smtpServer } from "../../testing/smtp-server.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { findAccountsByEmail } from "./account-rows.ts";

const server = await testServer();
const visitor = createClient({ baseUrl: server.url });

test("an account's name is changed by its owner alone, and again is the same", async () => {
  const mina = await signedUp(server);
  const { account } = await mina.client.call(updateAccount, { name: " Mina Tamm " });
  expect(account).toMatchObject({ id: mina.accountId, name: "Mina Tamm", email: mina.email });
  expect((await mina.client.call(updateAccount, { name: "Mina Tamm" })).account).toEqual(account);
  expect((await mina.client.call(readAccount, {})).account).toEqual(account);
  expect(await refused(visitor.call(updateAccount, { name: "x" }))).toMatchObject({ code: "not_signed_in" });
});

test("nobody changes more of an account than its name", async () => {
  const mina = await signedUp(server);
  for (const extra of [
    { operator: true },
    { email: "x@example.org" },
    { emailVerified: true },
    { id: mina.accountId },
  ]) {
    const change = mina.client.call(updateAccount, { name: "x", ...extra });
    expect(await refused(change)).toMatchObject({ code: "invalid_input", fields: [{ path: Object.keys(extra)[0] }] });
  }
  expect((await mina.client.call(readAccount, {})).account.name).toBe("Mina Test");
});

test("anybody may know whether the instance has its first account and where mail goes, and no more", async () => {
  await signedUp(server);
  const instance = await visitor.call(readInstance, {});
  expect(instance).toEqual({ firstRun: false, localMailbox: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const { url } = await smtpServer();
  const mailing = await startTestServer({ env: { SMTP_URL: url } });
  const told = await createClient({ baseUrl: mailing.url }).call(readInstance, {});
  expect(told.localMailbox).toBe(false);
});

test("accounts are found by their addresses in whatever case", async () => {
  const mina = await signedUp(server);
  const otto = await signedUp(server, { verified: false });
  const emails = [mina.email.toUpperCase(), otto.email, "nobody@example.org"];
  const found = await server.platform.run({}, ({ db }) => findAccountsByEmail(db, emails));
  expect(found.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))).toEqual([
    { accountId: mina.accountId, email: mina.email, verified: true },
    { accountId: otto.accountId, email: otto.email, verified: false },
  ]);
});
