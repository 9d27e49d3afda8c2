import { readAccount } from "@atrium/contract/people/accounts.ts";
import { createPersonalToken, listPersonalTokens, revokePersonalToken } from "@atrium/contract/people/sessions.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { RawSocket } from "../../testing/raw-socket.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const as = (token: string) => createClient({ baseUrl: server.url, token });

test("a personal token is shown once, kept as a hash, and signs its owner in", async () => {
  const mina = await signedUp(server);
  const { token, secret } = await mina.client.call(createPersonalToken, { name: "backup script", expiresInDays: 30 });
  expect(secret).toMatch(/^atr_[\w-]{43}$/);
  expect((await as(secret).call(readAccount, {})).account.id).toBe(mina.accountId);
  const { tokens } = await mina.client.call(listPersonalTokens, {});
  expect(tokens).toEqual([token]);
  expect(JSON.stringify(tokens)).not.toContain(secret.slice(4));
  const { rows } = await pool.query("select * from personal_token");
  expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
});

test("a retry with the same key makes no second token, and the secret is not kept for it", async () => {
  const mina = await signedUp(server);
  const key = newId();
  const { secret } = await mina.client.call(createPersonalToken, { name: "script" }, { key });
  const again = mina.client.call(createPersonalToken, { name: "script" }, { key });
  expect(await refused(again)).toMatchObject({ code: "conflict" });
  expect((await mina.client.call(listPersonalTokens, {})).tokens).toHaveLength(1);
  const { rows } = await pool.query("select * from request_key where account_id = $1", [mina.accountId]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
});

test("revoking one closes its sockets within a second; a second time there is none", async () => {
  const mina = await signedUp(server);
  const { token, secret } = await mina.client.call(createPersonalToken, { name: "script" });
  const socket = await RawSocket.as(server.url, secret);
  await mina.client.call(revokePersonalToken, { tokenId: token.id });
  await socket.until(() => socket.closed?.code === 4001);
  expect(await refused(as(secret).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  expect(await refused(mina.client.call(revokePersonalToken, { tokenId: token.id }))).toMatchObject({
    code: "not_found",
  });
});

test("somebody else's token is not found", async () => {
  const [mina, otto] = await Promise.all([signedUp(server), signedUp(server)]);
  const { token, secret } = await mina.client.call(createPersonalToken, { name: "script" });
  expect(await refused(otto.client.call(revokePersonalToken, { tokenId: token.id }))).toMatchObject({
    code: "not_found",
  });
  expect((await otto.client.call(listPersonalTokens, {})).tokens).toEqual([]);
  await expect(as(secret).call(readAccount, {})).resolves.toBeDefined();
});

test("an expired, a shortened and a longer token are nobody's", async () => {
  const mina = await signedUp(server);
  const { token, secret } = await mina.client.call(createPersonalToken, { name: "script", expiresInDays: 1 });
  for (const made of [secret.slice(0, -1), `${secret}x`, `atr_${"A".repeat(43)}`, secret.slice(4)])
    expect(await refused(as(made).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
  await pool.query("update personal_token set expires_at = now() where id = $1", [token.id]);
  expect(await refused(as(secret).call(readAccount, {}))).toMatchObject({ code: "not_signed_in" });
});

test("a personal token makes no further one: it would outlive its revocation", async () => {
  const mina = await signedUp(server);
  const { secret } = await mina.client.call(createPersonalToken, { name: "script" });
  const made = as(secret).call(createPersonalToken, { name: "another" });
  expect(await refused(made)).toMatchObject({ code: "not_allowed", status: 403 });
  expect((await mina.client.call(listPersonalTokens, {})).tokens).toHaveLength(1);
});
