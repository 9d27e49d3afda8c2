import { bootWorkspace } from "@atrium/contract/boot.ts";
import * as groups from "@atrium/contract/people/groups.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;
afterEach(unfollowAll);

const fresh = () => `crew-${newId().slice(-8)}`;
const make = async (memberIds: string[] = [], handle = fresh()) =>
  (await admin.client.call(groups.createGroup, { workspaceId, handle, name: "The crew", memberIds })).group;
const peopleOf = async (groupId: string) =>
  (
    await pool.query("select member_id from people_group_member where group_id = $1 order by member_id", [groupId])
  ).rows.map((row) => row.member_id);
const groupNamed = async (handle: string) =>
  (await member.client.call(groups.listGroups, { workspaceId, query: handle })).items[0];

test("a group is told to who may see groups, and its people each hear that they are in it", async () => {
  const handle = fresh();
  const memberIds = [member.memberId, guest.memberId];
  const told = await toldBy(server, place, () =>
    admin.client.call(groups.createGroup, { workspaceId, handle: handle.toUpperCase(), name: " The crew ", memberIds }),
  );
  expect(names(told)).toEqual({
    owner: ["groupChanged"],
    admin: ["groupChanged"],
    member: ["groupChanged", "groupMembershipChanged"],
    guest: ["groupMembershipChanged"],
  });
  const group = await groupNamed(handle);
  expect(group).toMatchObject({ handle, name: "The crew", description: "", memberCount: 2 });
  expect(told.owner[0]?.data).toEqual({ group });
  expect((await guest.client.call(bootWorkspace, { workspaceId })).groupIds).toEqual([group?.id]);
});

test("people come and go, the number is right, and the same again tells nobody", async () => {
  const group = await make([member.memberId]);
  const input = { workspaceId, groupId: group.id, add: [owner.memberId, member.memberId], remove: [guest.memberId] };
  const told = await toldBy(server, place, () => admin.client.call(groups.changeGroupMembers, input));
  expect(names(told).owner).toEqual(["groupChanged", "groupMembershipChanged"]);
  expect(names(told).member).toEqual(["groupChanged"]);
  expect((await groupNamed(group.handle))?.memberCount).toBe(2);
  const again = await toldBy(server, place, () => admin.client.call(groups.changeGroupMembers, input));
  expect(names(again)).toEqual({ owner: [], admin: [], member: [], guest: [] });
  await admin.client.call(groups.changeGroupMembers, { workspaceId, groupId: group.id, remove: [owner.memberId] });
  expect(await peopleOf(group.id)).toEqual([member.memberId]);
  expect((await groupNamed(group.handle))?.memberCount).toBe(1);
});

test("ten at once add the same people once", async () => {
  const group = await make();
  const input = { workspaceId, groupId: group.id, add: [owner.memberId, member.memberId] };
  await Promise.all(Array.from({ length: 10 }, () => admin.client.call(groups.changeGroupMembers, input)));
  expect((await groupNamed(group.handle))?.memberCount).toBe(2);
});

test("its names change, a handle belongs to one group, and some mean everybody already", async () => {
  const [first, second] = [await make(), await make()];
  const update = (input: object) =>
    admin.client.call(groups.updateGroup, { workspaceId, groupId: second.id, ...input });
  const told = await toldBy(server, place, () => update({ name: "Night watch", description: "Who is up" }));
  expect(names(told)).toMatchObject({ member: ["groupChanged"], guest: [] });
  expect((await refused(update({ handle: first.handle }))).code).toBe("handle_taken");
  expect((await refused(make([], first.handle))).code).toBe("handle_taken");
  for (const handle of ["here", "Everyone", "a", "two words", "-x", "schön"])
    expect((await refused(update({ handle }))).code).toBe("invalid_input");
  expect(await groupNamed(second.handle)).toMatchObject({ handle: second.handle, name: "Night watch" });
  const again = await toldBy(server, place, () => update({ name: "Night watch" }));
  expect(names(again).owner).toEqual([]);
});

test("deleting one tells its people and who sees groups; it is gone", async () => {
  const group = await make([member.memberId]);
  const input = { workspaceId, groupId: group.id };
  const told = await toldBy(server, place, () => admin.client.call(groups.deleteGroup, input));
  expect(names(told)).toMatchObject({ owner: ["groupDeleted"], member: ["groupDeleted", "groupMembershipChanged"] });
  expect(await peopleOf(group.id)).toEqual([]);
  expect((await refused(admin.client.call(groups.deleteGroup, input))).code).toBe("not_found");
});

test("who may not manage groups changes none; guests do not see who is in them; outsiders see nothing", async () => {
  const group = await make([member.memberId]);
  const input = { workspaceId, groupId: group.id, add: [owner.memberId] };
  const told = await toldBy(server, place, async () => {
    expect((await refused(member.client.call(groups.changeGroupMembers, input))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(groups.changeGroupMembers, input))).code).toBe("not_found");
    expect((await refused(guest.client.call(groups.listGroups, { workspaceId }))).code).toBe("not_allowed");
    expect((await refused(guest.client.call(groups.listGroupMembers, { workspaceId, groupId: group.id }))).code).toBe(
      "not_allowed",
    );
    const stranger = { ...input, add: [outsider.memberId] };
    expect((await refused(admin.client.call(groups.changeGroupMembers, stranger))).code).toBe("unknown_person");
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: [] });
  expect(await peopleOf(group.id)).toEqual([member.memberId]);
});

test("lists come in pages, groups by handle and their people by name", async () => {
  const handles = await Promise.all(["pq-a", "pq-b", "pq-c"].map(async (handle) => (await make([], handle)).handle));
  const list = (cursor?: string) =>
    member.client.call(groups.listGroups, { workspaceId, query: "PQ-", limit: 2, ...(cursor && { cursor }) });
  const first = await list();
  const second = await list(first.next);
  expect([...first.items, ...second.items].map((group) => group.handle)).toEqual(handles);
  expect(second.next).toBeUndefined();
  const { id: groupId } = await make([owner.memberId, admin.memberId, member.memberId]);
  const people = (cursor?: string) =>
    member.client.call(groups.listGroupMembers, { workspaceId, groupId, limit: 2, ...(cursor && { cursor }) });
  const page = await people();
  expect([...page.items, ...(await people(page.next)).items].map((profile) => profile.name)).toEqual([
    "Adam Admin",
    "Mina Member",
    "Olive Owner",
  ]);
});

test("who leaves the workspace leaves its groups", async () => {
  const leaver = await joined(server, workspaceId, await signedUp(server, { name: "Lena Leaver" }));
  const group = await make([leaver, member.memberId]);
  const told = await toldBy(server, place, () => owner.client.call(removeMember, { workspaceId, memberId: leaver }));
  expect(names(told).member).toContain("groupChanged");
  expect(await peopleOf(group.id)).toEqual([member.memberId]);
  expect((await groupNamed(group.handle))?.memberCount).toBe(1);
});
