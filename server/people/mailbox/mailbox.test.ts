import { listLocalMail } from "@atrium/contract/people/mailbox.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { readLocalMail } from "#platform/mail/local-mail.ts";
import { deliverMail } from "#platform/mail/mail.ts";
import { refused } from "../../testing/attempt.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
// The first account of the instance is its operator.
const operator = await signedUp(server);
const member = await signedUp(server);
const kept = ["one", "two", "three"];
for (const subject of kept)
  await deliverMail(server.platform, { to: "mina@example.org", subject, text: subject, html: `<p>${subject}</p>` });

test("the operator pages through the mail kept here, newest first", async () => {
  const first = await operator.client.call(listLocalMail, { limit: 2 });
  expect(first.items.map(({ subject }) => subject)).toEqual(["three", "two"]);
  expect(first.items[0]).toMatchObject({ to: "mina@example.org", text: "three", html: "<p>three</p>" });
  const second = await operator.client.call(listLocalMail, { limit: 2, cursor: first.next });
  expect(second.items.map(({ subject }) => subject)).toEqual(["one"]);
  expect(second.next).toBeUndefined();
  const bad = operator.client.call(listLocalMail, { cursor: "nonsense" });
  expect(await refused(bad)).toMatchObject({ code: "invalid_input" });
});

test("nobody else finds it: its links sign people in", async () => {
  expect(await refused(member.client.call(listLocalMail, {}))).toMatchObject({ code: "not_found", status: 404 });
  const visitor = createClient({ baseUrl: server.url });
  expect(await refused(visitor.call(listLocalMail, {}))).toMatchObject({ code: "not_signed_in" });
});

test("the database shows it to the operator's account alone", async () => {
  const seenBy = (accountId: string | undefined) =>
    server.platform.database.transaction({ accountId }, ({ db }) => readLocalMail(db, { before: undefined, most: 10 }));
  expect(await seenBy(operator.accountId)).toHaveLength(3);
  expect(await seenBy(member.accountId)).toEqual([]);
  expect(await seenBy(undefined)).toEqual([]);
});
