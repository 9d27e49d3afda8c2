import { readAccount, signUp } from "@atrium/contract/people/accounts.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { signedUp } from "../../testing/signed-up.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const visitor = createClient({ baseUrl: server.url });

test("registering makes an account and signs it in", async () => {
  const response = await fetch(`${server.url}/api/v1/accounts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "Mina@Example.org", password: "eleven green lamps", name: "  Mina " }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("set-cookie")).toMatch(
    /^atrium_session=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
  );
  const cookie = response.headers.get("set-cookie")?.split(";")[0] as string;
  const client = createClient({ baseUrl: server.url, headers: { cookie } });
  const { account } = await client.call(readAccount, {});
  expect(account).toMatchObject({ email: "Mina@Example.org", name: "Mina", emailVerified: false });
});

test("an address is taken in whatever case it is typed", async () => {
  const { email } = await signedUp(server, { email: "tova@example.org" });
  const again = visitor.call(signUp, { email: email.toUpperCase(), password: "eleven green lamps", name: "T" });
  await expect(again).rejects.toMatchObject({ code: "email_taken", status: 409 });
});

test("a built person reads the own account by cookie and by token", async () => {
  const mina = await signedUp(server, { name: "Mina" });
  const byCookie = await mina.client.call(readAccount, {});
  const byToken = await createClient({ baseUrl: server.url, token: mina.token }).call(readAccount, {});
  expect(byCookie.account).toEqual(byToken.account);
  expect(byCookie.account.id).toBe(mina.accountId);
  await expect(visitor.call(readAccount, {})).rejects.toMatchObject({ code: "not_signed_in" });
});
