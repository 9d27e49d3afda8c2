import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { listMembers, type Member } from "@atrium/contract/workspace/members.ts";
import { leaveWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { pageOfMembers } from "#people/profiles/index.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { type TestMember, team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined, manyJoined, workspaceOf } from "../../testing/workspaces.ts";

const server = await testServer();

const names = (page: { items: Member[] }) => page.items.map(({ profile }) => profile.name);
const find = async (person: TestMember, workspaceId: string, query: string) =>
  names(await person.client.call(listMembers, { workspaceId, query })).sort();

test("members are listed by name with their roles, page by page, each once", async () => {
  const { workspaceId, owner } = await team(server);
  await manyJoined(
    server,
    workspaceId,
    Array.from({ length: 25 }, (_, n) => ({ accountId: null, name: n % 2 ? "Same Name" : `émile ${n}` })),
  );
  const seen: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = await owner.client.call(listMembers, { workspaceId, limit: 7, ...(cursor && { cursor }) });
    seen.push(...page.items);
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen.map(({ profile }) => profile.id)).size).toBe(29);
  expect(seen).toHaveLength(29);
  const order = seen.map(({ profile }) => profile.name);
  expect(order.slice(0, 2)).toEqual(["Adam Admin", "émile 0"]);
  expect(order.at(-1)).toBe("Same Name");
  expect(seen.every(({ roleIds }) => roleIds.length === 1)).toBe(true);
});

test("people are found by the beginning of any word, whatever case and accents", async () => {
  const { workspaceId, owner } = await team(server);
  for (const name of ["Zoë van den Berg", "Jean-Luc Picard", "José Núñez", "李 小龙", "Anna Bergström"])
    await joined(server, workspaceId, { ...(await signedUp(server)), name });
  expect(await find(owner, workspaceId, "zoe")).toEqual(["Zoë van den Berg"]);
  expect(await find(owner, workspaceId, "BERG")).toEqual(["Anna Bergström", "Zoë van den Berg"]);
  expect(await find(owner, workspaceId, "berg an")).toEqual(["Anna Bergström"]);
  expect(await find(owner, workspaceId, "luc")).toEqual(["Jean-Luc Picard"]);
  expect(await find(owner, workspaceId, "nunez jose")).toEqual(["José Núñez"]);
  expect(await find(owner, workspaceId, "小")).toEqual(["李 小龙"]);
  expect(await find(owner, workspaceId, "erg")).toEqual([]);
  expect(await find(owner, workspaceId, "%")).toContain("Olive Owner");
});

test("a new name is found and the old one no more", async () => {
  const { workspaceId, owner, member } = await team(server);
  await member.client.call(updateProfile, { workspaceId, name: "Wilhelmina" });
  expect(await find(owner, workspaceId, "mina")).toEqual([]);
  expect(await find(owner, workspaceId, "wilh")).toEqual(["Wilhelmina"]);
});

test("people who left are listed on request alone", async () => {
  const { workspaceId, owner, guest } = await team(server);
  await guest.client.call(leaveWorkspace, { workspaceId });
  expect(names(await owner.client.call(listMembers, { workspaceId }))).not.toContain("Gus Guest");
  expect(names(await owner.client.call(listMembers, { workspaceId, state: "left" }))).toEqual(["Gus Guest"]);
});

test("guests may not list everybody, outsiders may not know of the workspace, a wrong cursor is named", async () => {
  const { workspaceId, owner, guest, outsider } = await team(server);
  const list = (person: TestMember) => person.client.call(listMembers, { workspaceId });
  await expect(list(guest)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(list(outsider)).rejects.toMatchObject({ code: "not_found" });
  for (const cursor of ["nonsense", Buffer.from('["a","b"]').toString("base64url")])
    await expect(owner.client.call(listMembers, { workspaceId, cursor })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "cursor" }],
    });
});

test("finding and paging among 15,000 people reads a few rows, not the workspace", async () => {
  const olive = await signedUp(server);
  const { workspaceId } = await workspaceOf(server, olive, "Large");
  const people = Array.from({ length: 15_000 }, (_, n) => ({ accountId: null, name: `Person${n} Number${n % 977}x` }));
  await manyJoined(server, workspaceId, people);
  await (await testDatabase()).pool.query("analyze member, member_name_word");
  const wanted = { state: "active" as const, limit: 50, after: undefined };
  const deep = ["person9", "00000000-0000-4000-8000-000000000000"] as const;
  for (const [query, after, first] of [
    ["person1234", undefined, "Person1234 Number257x"],
    ["number257x person12", undefined, "Person1234 Number257x"],
    ["", deep, "Person9 Number9x"],
    ["per", deep, "Person9 Number9x"],
  ] as const) {
    const { rows, read } = await counted(workspaceId, { ...wanted, query, after });
    expect(rows[0]?.name).toBe(first);
    expect(read.seq_tup_read).toBe(0);
    expect(read.idx_tup_fetch).toBeLessThan(600);
  }
});

/** The page, and how many rows of `member` PostgreSQL looked at; asked so often that it has settled on a plan. */
async function counted(workspaceId: string, wanted: Parameters<typeof pageOfMembers>[2]) {
  return server.platform.database.transaction({ workspaceId, mode: "read" }, async ({ db }) => {
    const read = async () => {
      const { rows } = await sql<{ seq_tup_read: number; idx_tup_fetch: number }>`
        select seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables where relname = 'member'`.execute(db);
      return rows[0] as { seq_tup_read: number; idx_tup_fetch: number };
    };
    for (let n = 0; n < 6; n += 1) await pageOfMembers(db, workspaceId, wanted);
    const before = await read();
    const rows = await pageOfMembers(db, workspaceId, wanted);
    const after = await read();
    return {
      rows,
      read: {
        seq_tup_read: after.seq_tup_read - before.seq_tup_read,
        idx_tup_fetch: after.idx_tup_fetch - before.idx_tup_fetch,
      },
    };
  });
}
