import { bootWorkspace } from "@atrium/contract/boot.ts";
import {
  changeRoles,
  listMembers,
  reinstateMember,
  removeMember,
  suspendMember,
} from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { leaveWorkspace, listMyWorkspaces, updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, describe, expect, test } from "vitest";
import { permissionsOf } from "#platform/access/access.ts";
import { newId } from "#platform/operations/new-id.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { following, heard, type Team, type TestMember, team, unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";
import { membershipOf } from "../roles/index.ts";

const server = await testServer();
afterEach(unfollowAll);

const rolesOf = async ({ workspaceId, owner }: Team) => {
  const { roles } = await owner.client.call(listRoles, { workspaceId });
  const idOf = (key: string) => roles.find((role) => role.key === key)?.id as string;
  return { owner: idOf("owner"), admin: idOf("admin"), member: idOf("member"), guest: idOf("guest") };
};
const stateOf = async ({ workspaceId, owner }: Team, who: TestMember) => {
  for (const state of ["active", "suspended", "left"] as const) {
    const { items } = await owner.client.call(listMembers, { workspaceId, state });
    if (items.some(({ profile }) => profile.id === who.memberId)) return state;
  }
  return undefined;
};

describe.each([
  ["removed", removeMember, "left"],
  ["suspended", suspendMember, "suspended"],
] as const)("somebody who is %s", (_, operation, state) => {
  test("loses every door within a second, and everybody hears of it", async () => {
    const crew = await team(server);
    const { workspaceId, admin, member, guest, outsider } = crew;
    const [gone, witness] = [await following(server, member, workspaceId), await following(server, guest, workspaceId)];
    const foreign = await following(server, outsider, outsider.workspaceId);
    await admin.client.call(operation, { workspaceId, memberId: member.memberId });
    await gone.until(() => gone.of("closed").length === 1);
    await witness.until(() => heard(witness).includes("memberChanged"));
    expect(witness.of("event").at(-1)).toMatchObject({
      actorId: admin.memberId,
      data: { member: { profile: { id: member.memberId, state } } },
    });
    expect(heard(witness)).toEqual(["profileChanged", "memberChanged"]);
    expect(heard(foreign)).not.toContain("memberChanged");
    await expect(member.client.call(bootWorkspace, { workspaceId })).rejects.toMatchObject({ code: "not_found" });
    expect((await member.client.call(listMyWorkspaces, {})).workspaces).toEqual([]);
    expect(await stateOf(crew, member)).toBe(state);
  });

  test("is so once: again changes nothing and tells nobody", async () => {
    const { workspaceId, owner, admin, member } = await team(server);
    const witness = await following(server, owner, workspaceId);
    await admin.client.call(operation, { workspaceId, memberId: member.memberId });
    await admin.client.call(operation, { workspaceId, memberId: member.memberId });
    await admin.client.call(updateWorkspace, { workspaceId, name: "Mark" });
    await witness.until(() => heard(witness).includes("workspaceUpdated"));
    expect(heard(witness).filter((name) => name === "memberChanged")).toHaveLength(1);
  });

  test("cannot be somebody who holds more than the asker", async () => {
    const crew = await team(server);
    const { workspaceId, owner, admin } = crew;
    await expect(admin.client.call(operation, { workspaceId, memberId: owner.memberId })).rejects.toMatchObject({
      code: "above_own_rank",
      status: 403,
    });
    expect(await stateOf(crew, owner)).toBe("active");
  });

  test("is not the last owner", async () => {
    const { workspaceId, owner } = await team(server);
    await expect(owner.client.call(operation, { workspaceId, memberId: owner.memberId })).rejects.toMatchObject({
      code: "last_owner",
    });
  });

  test("is not so by members, guests, outsiders, or under another workspace's name", async () => {
    const crew = await team(server);
    const { workspaceId, admin, member, guest, outsider } = crew;
    for (const person of [member, guest])
      await expect(person.client.call(operation, { workspaceId, memberId: admin.memberId })).rejects.toMatchObject({
        code: "not_allowed",
      });
    for (const id of [workspaceId, outsider.workspaceId])
      await expect(
        outsider.client.call(operation, { workspaceId: id, memberId: member.memberId }),
      ).rejects.toMatchObject({ code: "not_found" });
    await expect(admin.client.call(operation, { workspaceId, memberId: newId() })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await stateOf(crew, member)).toBe("active");
  });
});

describe("somebody suspended", () => {
  test("comes back with the roles they had", async () => {
    const crew = await team(server);
    const { workspaceId, owner, admin } = crew;
    await owner.client.call(suspendMember, { workspaceId, memberId: admin.memberId });
    await owner.client.call(reinstateMember, { workspaceId, memberId: admin.memberId });
    await admin.client.call(updateWorkspace, { workspaceId, name: "Back" });
    const socket = await following(server, admin, workspaceId, 0);
    expect(heard(socket).filter((name) => name === "memberChanged")).toHaveLength(2);
  });

  test("is not let back in by somebody who holds less", async () => {
    const { workspaceId, owner, admin } = await team(server);
    const second = await signedUp(server);
    const secondId = await joined(server, workspaceId, second, "owner");
    await owner.client.call(suspendMember, { workspaceId, memberId: secondId });
    await expect(admin.client.call(reinstateMember, { workspaceId, memberId: secondId })).rejects.toMatchObject({
      code: "above_own_rank",
    });
  });

  test("does not count as an owner", async () => {
    const { workspaceId, owner } = await team(server);
    const second = await signedUp(server);
    const secondId = await joined(server, workspaceId, second, "owner");
    await owner.client.call(suspendMember, { workspaceId, memberId: secondId });
    await expect(owner.client.call(leaveWorkspace, { workspaceId })).rejects.toMatchObject({ code: "last_owner" });
  });

  test("who is then removed is not reinstated", async () => {
    const { workspaceId, admin, member } = await team(server);
    const one = { workspaceId, memberId: member.memberId };
    await admin.client.call(suspendMember, one);
    await admin.client.call(removeMember, one);
    await expect(admin.client.call(reinstateMember, one)).rejects.toMatchObject({ code: "not_found" });
    await expect(admin.client.call(suspendMember, one)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changing roles", () => {
  test("changes what somebody may do, and tells everybody", async () => {
    const crew = await team(server);
    const { workspaceId, admin, member, guest } = crew;
    const roles = await rolesOf(crew);
    const witness = await following(server, guest, workspaceId);
    const { member: changed } = await admin.client.call(changeRoles, {
      workspaceId,
      memberId: member.memberId,
      roleIds: [roles.admin, roles.guest],
    });
    expect(new Set(changed.roleIds)).toEqual(new Set([roles.admin, roles.guest]));
    await witness.until(() => heard(witness).includes("memberChanged"));
    expect(witness.of("event").at(-1)?.data).toEqual({ member: changed });
    await member.client.call(updateWorkspace, { workspaceId, name: "By Mina" });
  });

  test("changes at once what somebody's connections hear", async () => {
    const crew = await team(server);
    const { workspaceId, owner, member } = crew;
    const roles = await rolesOf(crew);
    const tell = (name: string) =>
      server.platform.run({ workspaceId }, async (context) => {
        const { workspaceUpdated } = await import("@atrium/contract/workspace/workspaces.ts");
        const workspace = { id: workspaceId, name, slug: "x", logo: null, createdAt: new Date().toISOString() };
        context.emit(workspaceUpdated, { workspace }, { workspaceId, actorId: null, to: ["permission:role.manage"] });
      });
    const socket = await following(server, member, workspaceId);
    const names = () => socket.of("event").flatMap(({ data }) => (data["workspace"] as { name?: string })?.name ?? []);
    await tell("before");
    await owner.client.call(changeRoles, { workspaceId, memberId: member.memberId, roleIds: [roles.admin] });
    await tell("while");
    await owner.client.call(changeRoles, { workspaceId, memberId: member.memberId, roleIds: [roles.member] });
    await tell("after");
    await owner.client.call(updateWorkspace, { workspaceId, name: "Mark" });
    await socket.until(() => names().includes("Mark"));
    expect(names().slice(-2)).toEqual(["while", "Mark"]);
  });

  test("to the same roles changes nothing and tells nobody", async () => {
    const crew = await team(server);
    const { workspaceId, owner, member } = crew;
    const roles = await rolesOf(crew);
    const socket = await following(server, owner, workspaceId);
    const one = { workspaceId, memberId: member.memberId, roleIds: [roles.admin] };
    expect(await owner.client.call(changeRoles, one)).toEqual(await owner.client.call(changeRoles, one));
    await owner.client.call(updateWorkspace, { workspaceId, name: "Mark" });
    await socket.until(() => heard(socket).includes("workspaceUpdated"));
    expect(heard(socket).filter((name) => name === "memberChanged")).toHaveLength(1);
  });

  test("never gives more than one holds, to oneself or others, nor takes from who holds more", async () => {
    const crew = await team(server);
    const { workspaceId, owner, admin, member } = crew;
    const roles = await rolesOf(crew);
    for (const [memberId, roleId] of [
      [admin.memberId, roles.owner],
      [member.memberId, roles.owner],
      [owner.memberId, roles.member],
    ] as const)
      await expect(admin.client.call(changeRoles, { workspaceId, memberId, roleIds: [roleId] })).rejects.toMatchObject({
        code: "above_own_rank",
      });
  });

  test("keeps an owner, also when two owners demote each other at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const crew = await team(server);
      const { workspaceId, owner } = crew;
      const roles = await rolesOf(crew);
      await expect(
        owner.client.call(changeRoles, { workspaceId, memberId: owner.memberId, roleIds: [roles.admin] }),
      ).rejects.toMatchObject({ code: "last_owner" });
      const second = await signedUp(server);
      const secondId = await joined(server, workspaceId, second, "owner");
      const demote = (by: typeof second, memberId: string) =>
        by.client.call(changeRoles, { workspaceId, memberId, roleIds: [roles.member] });
      await Promise.allSettled([demote(owner, secondId), demote(second, owner.memberId)]);
      const owners = await server.platform.database.transaction({ workspaceId }, async ({ db }) => {
        const both = [
          await membershipOf(db, workspaceId, owner.memberId),
          await membershipOf(db, workspaceId, secondId),
        ];
        return both.filter((one) => one && permissionsOf(one).includes("workspace.own"));
      });
      expect(owners).toHaveLength(1);
    }
  });

  test("with ids that are not of this workspace finds nothing", async () => {
    const [crew, other] = [await team(server), await team(server)];
    const [roles, foreign] = [await rolesOf(crew), await rolesOf(other)];
    const { workspaceId, owner, member } = crew;
    await expect(
      owner.client.call(changeRoles, {
        workspaceId,
        memberId: member.memberId,
        roleIds: [roles.member, foreign.member],
      }),
    ).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "roleIds.1" }] });
    await expect(
      owner.client.call(changeRoles, { workspaceId, memberId: other.member.memberId, roleIds: [roles.member] }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      owner.client.call(changeRoles, {
        workspaceId: other.workspaceId,
        memberId: member.memberId,
        roleIds: [roles.member],
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("needs the permission", async () => {
    const crew = await team(server);
    const { workspaceId, member, guest } = crew;
    const roles = await rolesOf(crew);
    await expect(
      member.client.call(changeRoles, { workspaceId, memberId: guest.memberId, roleIds: [roles.member] }),
    ).rejects.toMatchObject({ code: "not_allowed" });
  });
});
