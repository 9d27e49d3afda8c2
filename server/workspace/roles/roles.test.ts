import { suspendMember } from "@atrium/contract/workspace/members.ts";
import { explainAccess, listRoles } from "@atrium/contract/workspace/roles.ts";
import { describe, expect, test } from "vitest";
import { may } from "#platform/access/access.ts";
import { feature } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { type TestMember, team } from "../../testing/team.ts";
import { anotherTestDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { workspaceOf } from "../../testing/workspaces.ts";
import { membershipOf } from "./membership.ts";

/** Things with an id; whoever is in `hidden` may not know of them. */
const shelf = newId();
const hidden = new Set<string>();
const shelves = feature({
  name: "shelves",
  permissions: { "shelf.fill": { summary: "fill shelves", roles: ["owner", "member"] } },
  scopes: {
    shelf: {
      rules: async (_db, member, permission, id) => {
        if (id !== shelf || hidden.has(member.id)) return undefined;
        const on = { kind: "shelf", id };
        return may(member, permission)
          ? [
              { effect: "allows", because: "may everywhere", on },
              { effect: "refuses", because: "the shelf is full", on },
            ]
          : [];
      },
    },
  },
});

describe("why somebody may do something", () => {
  const server = testServer();
  const ask = async (asker: TestMember, workspaceId: string, about: TestMember, permission: string) =>
    asker.client.call(explainAccess, {
      workspaceId,
      memberId: about.memberId,
      permission,
      kind: "workspace",
      id: workspaceId,
    });

  test("names the role that allows it, and nothing where none does", async () => {
    const { workspaceId, admin, member } = await team(await server);
    expect(await ask(admin, workspaceId, admin, "role.manage")).toEqual({
      allowed: true,
      rules: [
        { effect: "allows", because: "role Admin on this workspace", on: { kind: "workspace", id: workspaceId } },
      ],
    });
    expect(await ask(admin, workspaceId, member, "role.manage")).toEqual({ allowed: false, rules: [] });
    expect(await ask(member, workspaceId, member, "member.list")).toMatchObject({ allowed: true });
  });

  test("agrees with what happens, for every person and permission", async () => {
    const { platform } = await server;
    const crew = await team(await server);
    const { workspaceId, owner } = crew;
    for (const person of [owner, crew.admin, crew.member, crew.guest]) {
      const membership = await platform.database.transaction({ workspaceId }, ({ db }) =>
        membershipOf(db, workspaceId, person.memberId),
      );
      for (const permission of platform.catalogue.permissions.keys()) {
        const { allowed } = await ask(owner, workspaceId, person, permission);
        expect([person.name, permission, allowed]).toEqual([
          person.name,
          permission,
          membership && may(membership, permission),
        ]);
      }
    }
  });

  test("is nobody's business but one's own and of who manages roles", async () => {
    const { workspaceId, owner, member, guest, outsider } = await team(await server);
    await expect(ask(member, workspaceId, guest, "member.list")).rejects.toMatchObject({ code: "not_allowed" });
    await expect(ask(outsider, workspaceId, outsider, "member.list")).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(owner, workspaceId, outsider, "member.list")).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(owner, workspaceId, owner, "nothing.known")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("says so of who is suspended", async () => {
    const { workspaceId, owner, member } = await team(await server);
    await owner.client.call(suspendMember, { workspaceId, memberId: member.memberId });
    expect(await ask(owner, workspaceId, member, "member.list")).toMatchObject({
      allowed: false,
      rules: [{ effect: "refuses", because: "is suspended" }],
    });
  });

  test("asks the kinds of things features registered, and hides what the asker may not see", async () => {
    const { url } = await anotherTestDatabase();
    const withShelves = await startTestServer({ databaseUrl: url, besides: [shelves] });
    const { workspaceId, owner, member, guest } = await team(withShelves);
    const of = (asker: TestMember, about: TestMember, id = shelf, kind = "shelf") =>
      asker.client.call(explainAccess, { workspaceId, memberId: about.memberId, permission: "shelf.fill", kind, id });
    expect(await of(owner, member)).toMatchObject({
      allowed: false,
      rules: [{ effect: "allows" }, { effect: "refuses" }],
    });
    expect(await of(owner, guest)).toEqual({ allowed: false, rules: [] });
    hidden.add(guest.memberId);
    expect(await of(owner, guest)).toMatchObject({ allowed: false, rules: [{ because: "cannot see this shelf" }] });
    await expect(of(guest, guest)).rejects.toMatchObject({ code: "not_found" });
    hidden.add(owner.memberId);
    await expect(of(owner, member)).rejects.toMatchObject({ code: "not_found" });
    await expect(of(member, member, newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(of(member, member, shelf, "cupboard")).rejects.toMatchObject({ code: "not_found" });
    await expect(of(member, member, workspaceId, "workspace")).resolves.toMatchObject({ allowed: true });
    await expect(of(member, member, newId(), "workspace")).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a permission of a newer version reaches the built-in roles of old workspaces once", async () => {
  const { url, pool } = await anotherTestDatabase();
  const old = await startTestServer({ databaseUrl: url });
  const { workspaceId, owner } = await team(old);
  await old.stop();
  const [first, second] = [
    await startTestServer({ databaseUrl: url, besides: [shelves] }),
    await startTestServer({ databaseUrl: url, besides: [shelves] }),
  ];
  const holders = async () => {
    const { rows } = await pool.query<{ key: string; times: number }>(
      `select key, cardinality(array_positions(permissions, 'shelf.fill')) as times from role
       where workspace_id = $1 and 'shelf.fill' = any(permissions) order by key`,
      [workspaceId],
    );
    return rows.map(({ key, times }) => `${key} ${times}`);
  };
  expect(await holders()).toEqual(["member 1", "owner 1"]);
  // What a workspace took away itself stays away.
  await pool.query("update role set permissions = array_remove(permissions, 'shelf.fill') where key = 'member'");
  await first.stop();
  await second.stop();
  const third = await startTestServer({ databaseUrl: url, besides: [shelves] });
  expect(await holders()).toEqual(["owner 1"]);
  const newer = await workspaceOf(third, owner, "Newer");
  const [row] = (
    await pool.query("select permissions from role where workspace_id = $1 and key = 'member'", [newer.workspaceId])
  ).rows;
  expect(row.permissions).toContain("shelf.fill");
});

test("everybody inside may read what the roles mean, nobody else", async () => {
  const { workspaceId, guest, outsider } = await team(await testServer());
  const { roles } = await guest.client.call(listRoles, { workspaceId });
  expect(roles.map(({ name }) => name)).toEqual(["Owner", "Admin", "Member", "Guest"]);
  await expect(outsider.client.call(listRoles, { workspaceId })).rejects.toMatchObject({ code: "not_found" });
});
