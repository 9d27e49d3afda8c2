import { runCommand } from "@atrium/contract/chat/commands.ts";
import { changeSnippet, createSnippet, deleteSnippet, listSnippets } from "@atrium/contract/chat/snippets.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, closed } = place;

const create = async (who: TestMember, more: Partial<CallOf<typeof createSnippet>> = {}) => {
  const input = { workspaceId, clientId: newId(), name: newId(), text: "Thank you for writing", ...more };
  return (await who.client.call(createSnippet, input)).snippet;
};
const list = async (who: TestMember) => (await who.client.call(listSnippets, { workspaceId })).items;

test("one's own text is saved and told to oneself alone; a retry saves no second one", async () => {
  const clientId = newId();
  const told = await toldBy(server, place, () =>
    Promise.all([1, 2].map(() => create(member, { clientId, name: "thanks" }))),
  );
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["snippetChanged"], guest: [] });
  const { rows } = await pool.query("select owner_id, name from snippet where id = $1", [clientId]);
  expect(rows).toEqual([{ owner_id: member.memberId, name: "thanks" }]);
  expect(await list(owner)).toEqual([]);
  expect((await refused(create(member, { name: "THANKS" }))).code).toBe("name_taken");
  expect((await create(guest, { name: "thanks" })).name).toBe("thanks");
});

test("a shared one is everybody's to use, and changed by who may share", async () => {
  expect((await refused(create(member, { shared: true }))).code).toBe("not_allowed");
  expect((await refused(create(outsider, { shared: true }))).code).toBe("not_found");
  const told = await toldBy(server, place, async () => {
    const { id: snippetId } = await create(admin, { name: "welcome", text: "Welcome", shared: true });
    const change = { workspaceId, snippetId, text: "Welcome here" };
    expect((await refused(member.client.call(changeSnippet, change))).code).toBe("not_allowed");
    await owner.client.call(changeSnippet, change);
    await owner.client.call(changeSnippet, change);
    expect((await list(guest)).find(({ id }) => id === snippetId)).toMatchObject({
      text: "Welcome here",
      shared: true,
    });
    expect((await refused(member.client.call(deleteSnippet, { workspaceId, snippetId }))).code).toBe("not_allowed");
    await admin.client.call(deleteSnippet, { workspaceId, snippetId });
  });
  const all = ["snippetChanged", "snippetChanged", "snippetGone"];
  expect(names(told)).toEqual({ owner: all, admin: all, member: all, guest: all });
});

test("another's own is not there", async () => {
  const { id: snippetId } = await create(member);
  expect((await refused(owner.client.call(changeSnippet, { workspaceId, snippetId, text: "x" }))).code).toBe(
    "not_found",
  );
  expect((await refused(owner.client.call(deleteSnippet, { workspaceId, snippetId }))).code).toBe("not_found");
  await member.client.call(deleteSnippet, { workspaceId, snippetId });
  expect((await pool.query("select from snippet where id = $1", [snippetId])).rowCount).toBe(0);
});

test("/snippet writes it, one's own before the workspace's of the same name", async () => {
  await create(admin, { name: "hours", text: "Nine to five", shared: true });
  const run = async (text: string) =>
    (await member.client.call(runCommand, { workspaceId, channelId: closed, clientId: newId(), text })).message?.text;
  expect(await run("/snippet Hours")).toBe("Nine to five");
  await create(member, { name: "hours", text: "Ten to six" });
  expect(await run("/snippet hours")).toBe("Ten to six");
  expect((await refused(run("/snippet nothing"))).fields).toMatchObject([{ path: "name" }]);
});
