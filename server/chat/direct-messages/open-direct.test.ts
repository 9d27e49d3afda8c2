import { listMyChannels, openDirect } from "@atrium/contract/chat/channels.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;
afterEach(unfollowAll);

const open = async (who: typeof owner, ...others: (typeof owner)[]) =>
  (await who.client.call(openDirect, { workspaceId, memberIds: others.map(({ memberId }) => memberId) })).channel;
const sidebarOf = async (who: typeof owner) =>
  (await who.client.call(listMyChannels, { workspaceId })).items.map(({ channel }) => channel.id);

test("begins a conversation that only who opened it sees until something is said", async () => {
  const told = await toldBy(server, place, async () => {
    const { channel } = await open(member, admin);
    expect(channel).toMatchObject({ kind: "direct", visibility: "private", name: "", memberCount: 2 });
    expect(channel.people).toEqual([member.memberId, admin.memberId].sort());
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["channelJoined"], guest: [] });
  expect(told.member[0]?.data["people"]).toHaveLength(2);
  const { channel } = await open(member, admin);
  expect(await sidebarOf(member)).toContain(channel.id);
  expect(await sidebarOf(admin)).not.toContain(channel.id);
  await say(place, member, channel.id);
  expect(await sidebarOf(admin)).toContain(channel.id);
});

test("is the same conversation for both, whoever opens it, and again tells nobody", async () => {
  const { channel } = await open(owner, guest);
  const told = await toldBy(server, place, async () => {
    expect((await open(guest, owner)).channel).toEqual(channel);
    expect((await open(guest, owner, guest)).channel).toEqual(channel);
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: ["channelJoined"] });
});

test("opened by everybody at once it is one, and everybody hears it", async () => {
  const listeners = await Promise.all([owner, admin, member].map((who) => following(server, who, workspaceId)));
  const opened = await Promise.all([
    open(owner, admin, member),
    open(admin, member, owner),
    open(member, owner, admin),
    open(owner, member, admin),
  ]);
  expect(new Set(opened.map(({ channel }) => channel.id)).size).toBe(1);
  expect(opened[0]?.channel).toMatchObject({ kind: "group", memberCount: 3 });
  const channelId = opened[0]?.channel.id as string;
  await say(place, admin, channelId, "all here");
  for (const socket of listeners) {
    await socket.until(() => socket.of("event").some((frame) => frame.name === "messageSent"));
    expect(socket.of("event").map((frame) => frame.name)).toEqual(["channelJoined", "messageSent"]);
  }
  const { rows } = await pool.query("select member_count from channel where people @> array[$1::uuid, $2, $3]", [
    owner.memberId,
    admin.memberId,
    member.memberId,
  ]);
  expect(rows).toEqual([{ member_count: 3 }]);
});

test("with oneself is a place for notes", async () => {
  const { channel } = await open(member, member);
  expect(channel).toMatchObject({ kind: "direct", people: [member.memberId], memberCount: 1 });
  expect((await say(place, member, channel.id, "note")).seq).toBe(1);
});

test("nobody else finds it", async () => {
  const { channel } = await open(member, owner);
  await say(place, member, channel.id, "between us");
  for (const who of [admin, guest]) expect(await sidebarOf(who)).not.toContain(channel.id);
});

test("a guest opens one with people of their channels alone", async () => {
  const stranger = { ...(await signedUp(server)), memberId: "" };
  stranger.memberId = await joined(server, workspaceId, stranger);
  expect((await open(guest, member)).channel.kind).toBe("direct");
  expect((await refused(open(guest, stranger))).code).toBe("not_allowed");
  expect((await refused(open(guest, member, stranger))).code).toBe("not_allowed");
  await channelOf(place, { memberIds: [guest.memberId, stranger.memberId] });
  expect((await open(guest, member, stranger)).channel.kind).toBe("group");
});

test("strangers and people who left are unknown; what was said with them can still be opened", async () => {
  expect((await refused(open(owner, outsider))).code).toBe("unknown_person");
  expect((await refused(open(outsider, owner))).code).toBe("not_found");
  const leaver = { ...(await signedUp(server)), memberId: "" };
  leaver.memberId = await joined(server, workspaceId, leaver);
  const { channel } = await open(owner, leaver);
  await owner.client.call(removeMember, { workspaceId, memberId: leaver.memberId });
  expect((await open(owner, leaver)).channel.id).toBe(channel.id);
  expect((await refused(open(admin, leaver))).code).toBe("unknown_person");
});
