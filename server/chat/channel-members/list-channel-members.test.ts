import { listChannelMembers } from "@atrium/contract/chat/channels.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { manyJoined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, guest, outsider, closed } = place;

const people = ["Zoë Zimmer", "anna berg", "Bergljót Ása", "Émile Ajar", "Anna Alp"].map((name) => ({
  accountId: null,
  name,
}));
const ids = await manyJoined(server, workspaceId, people);
const channelId = await channelOf(place, { memberIds: ids });

async function listed(input: object = {}, id = channelId): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await owner.client.call(listChannelMembers, {
      workspaceId,
      channelId: id,
      ...input,
      ...(cursor && { cursor }),
    });
    found.push(...page.items.map(({ name }) => name));
    cursor = page.next;
  } while (cursor);
  return found;
}
const everybody = ["Anna Alp", "anna berg", "Bergljót Ása", "Émile Ajar", "Olive Owner", "Zoë Zimmer"];

test("shows everybody by name, in pages, each once", async () => {
  expect(await listed()).toEqual(everybody);
  expect(await listed({ limit: 2 })).toEqual(everybody);
});

test.each([
  ["berg", ["anna berg", "Bergljót Ása"]],
  ["ANN al", ["Anna Alp"]],
  ["zoe", ["Zoë Zimmer"]],
  ["aja", ["Émile Ajar"]],
  ["lp", []],
  ["--", []],
])("finds the beginning of any word: %s", async (query, found) => {
  expect(await listed({ query })).toEqual(found);
});

test("a channel of many people is walked by name, and answers the same", async () => {
  const many = await channelOf(place, { memberIds: ids });
  await pool.query("update member set state = 'suspended' where id = $1", [ids[0]]);
  await pool.query("update channel set member_count = 5000 where id = $1", [many]);
  expect(await listed({}, many)).toEqual(everybody);
  expect(await listed({ limit: 2 }, many)).toEqual(everybody);
  expect(await listed({ query: "zoe" }, many)).toEqual(["Zoë Zimmer"]);
  expect(await listed({ query: "berg", limit: 1 }, many)).toEqual(["anna berg", "Bergljót Ása"]);
});

test("is for who may read the channel", async () => {
  expect((await admin.client.call(listChannelMembers, { workspaceId, channelId })).items).toHaveLength(6);
  for (const who of [guest, outsider])
    expect((await refused(who.client.call(listChannelMembers, { workspaceId, channelId }))).code).toBe("not_found");
  expect((await refused(admin.client.call(listChannelMembers, { workspaceId, channelId: closed }))).code).toBe(
    "not_found",
  );
});
