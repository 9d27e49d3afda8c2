import {
  bringBackChannel,
  channelKeptDays,
  deleteChannel,
  listDeletedChannels,
} from "@atrium/contract/chat/channel-deletion.ts";
import {
  archiveChannel,
  createChannel,
  leaveChannel,
  listMyChannels,
  openDirect,
  readChannel,
} from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { countInbox } from "@atrium/contract/inbox/inbox.ts";
import { explainAccess } from "@atrium/contract/workspace/roles.ts";
import { readBadge } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, heard, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const remove = (channelId: string, who: TestMember = owner) =>
  who.client.call(deleteChannel, { workspaceId, channelId });
const bringBack = (channelId: string, who: TestMember = owner) =>
  who.client.call(bringBackChannel, { workspaceId, channelId });
const read = (channelId: string, who: TestMember) => who.client.call(readChannel, { workspaceId, channelId });
const deletedOf = async (who: TestMember) =>
  (await who.client.call(listDeletedChannels, { workspaceId })).items.map(({ channel }) => channel.id);
const rowOf = async (id: string) =>
  (await pool.query("select deleted_by from every_channel where id = $1", [id])).rows[0];

test("deleting takes a channel away from everybody who saw it, and tells them", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const told = await toldBy(server, place, () => remove(channelId, admin));
  const one = ["channelDeleted"];
  expect(names(told)).toEqual({ owner: one, admin: one, member: one, guest: one });
  expect(told.guest[0]?.data).toEqual({ channelId });
  for (const who of [owner, admin, member, guest]) expect((await refused(read(channelId, who))).code).toBe("not_found");
  expect(await rowOf(channelId)).toEqual({ deleted_by: admin.memberId });
});

test("of a private channel nobody hears who was not in it", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
  const told = await toldBy(server, place, () => remove(channelId));
  expect(names(told)).toEqual({ owner: ["channelDeleted"], admin: [], member: ["channelDeleted"], guest: [] });
});

test("deleting again changes nothing and tells nobody, also at the same moment", async () => {
  const channelId = await channelOf(place);
  const told = await toldBy(server, place, () => Promise.all([1, 2, 3, 4, 5].map(() => remove(channelId))));
  expect(names(told).owner).toEqual(["channelDeleted"]);
  const again = await toldBy(server, place, () => remove(channelId, admin));
  expect(names(again).owner).toEqual([]);
  expect(await rowOf(channelId)).toEqual({ deleted_by: owner.memberId });
});

test("who may not delete changes nothing", async () => {
  const told = await toldBy(server, place, async () => {
    expect((await refused(remove(open, member))).code).toBe("not_allowed");
    expect((await refused(remove(open, guest))).code).toBe("not_allowed");
    expect((await refused(remove(closed, admin))).code).toBe("not_found");
    expect((await refused(remove(open, outsider))).code).toBe("not_found");
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: [] });
  expect(await rowOf(open)).toEqual({ deleted_by: null });
});

test("who created a private channel may delete it and bring it back, a public one they may not", async () => {
  const own = async (visibility: "public" | "private") => {
    const { channel } = await member.client.call(createChannel, { workspaceId, name: `own ${newId()}`, visibility });
    return channel.channel.id;
  };
  const [shown, hidden] = [await own("public"), await own("private")];
  expect((await refused(remove(shown, member))).code).toBe("not_allowed");
  await remove(hidden, member);
  expect(await deletedOf(member)).toEqual([hidden]);
  expect(await deletedOf(owner)).not.toContain(hidden);
  expect((await refused(bringBack(hidden))).code).toBe("not_found");
  await bringBack(hidden, member);
  expect((await read(hidden, member)).abilities.delete).toBe(true);
});

test("the channel everybody is put into, and direct messages, are not deleted", async () => {
  const { items } = await owner.client.call(listMyChannels, { workspaceId });
  const general = items.find(({ channel }) => channel.name === "general")?.channel.id as string;
  expect((await refused(remove(general))).code).toBe("default_channel");
  expect((await read(general, owner)).abilities.delete).toBe(false);
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  expect((await refused(remove(direct.channel.channel.id))).code).toBe("not_a_channel");
});

test("an archived channel is deleted like any other, and comes back archived", async () => {
  const channelId = await channelOf(place);
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  await remove(channelId);
  expect((await bringBack(channelId)).channel.archivedAt).not.toBeNull();
});

test("bringing back tells who saw it, and everything is as it was; again changes nothing", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  await say(place, member, channelId, "still here");
  await remove(channelId);
  const told = await toldBy(server, place, () => bringBack(channelId, admin));
  const one = ["channelBroughtBack"];
  expect(names(told)).toEqual({ owner: one, admin: one, member: one, guest: one });
  const { mine, channel } = await read(channelId, guest);
  expect([mine?.lastSeq, mine?.readSeq, channel.memberCount]).toEqual([1, 0, 3]);
  const again = await toldBy(server, place, () => bringBack(channelId));
  expect(names(again).owner).toEqual([]);
  expect((await say(place, guest, channelId)).seq).toBe(2);
});

test("the list of deleted channels says by whom, and until when they can be brought back", async () => {
  const channelId = await channelOf(place);
  await remove(channelId, admin);
  const { items, people } = await owner.client.call(listDeletedChannels, { workspaceId, limit: 1 });
  expect(items[0]).toMatchObject({ channel: { id: channelId }, deletedBy: admin.memberId });
  const [deleted, gone] = [items[0]?.deletedAt, items[0]?.goneAt].map((at) => Date.parse(at as string));
  expect(((gone as number) - (deleted as number)) / 86_400_000).toBe(channelKeptDays);
  expect(people.map(({ id }) => id)).toEqual([admin.memberId]);
  expect(await deletedOf(member)).not.toContain(channelId);
  expect(await deletedOf(guest)).toEqual([]);
  expect((await refused(bringBack(channelId, member))).code).toBe("not_allowed");
  expect((await refused(bringBack(channelId, outsider))).code).toBe("not_found");
});

test("its name is free at once; with the name taken it does not come back", async () => {
  const name = `wanted ${newId()}`;
  const channelId = await channelOf(place, { name });
  await remove(channelId);
  await channelOf(place, { name });
  expect((await refused(bringBack(channelId))).code).toBe("name_taken");
  expect((await refused(read(channelId, owner))).code).toBe("not_found");
});

test("after its days a channel is neither listed nor brought back", async () => {
  const channelId = await channelOf(place);
  await remove(channelId);
  await pool.query("update every_channel set deleted_at = now() - interval '31 days' where id = $1", [channelId]);
  expect(await deletedOf(owner)).not.toContain(channelId);
  expect((await refused(bringBack(channelId))).code).toBe("not_found");
});

test("who was away hears that it is gone and nothing of what was said; who comes meanwhile hears that it is back", async () => {
  const before = await following(server, guest, workspaceId);
  const channelId = await channelOf(place, { visibility: "private", memberIds: [guest.memberId] });
  await before.until(() => heard(before).includes("channelJoined"));
  const after = before.of("event").at(-1)?.seq as number;
  before.close();
  await say(place, owner, channelId, "not for long");
  await remove(channelId);
  const back = await following(server, guest, workspaceId, after);
  await back.until(() => heard(back).includes("channelDeleted"));
  expect(heard(back)).toEqual(["channelDeleted"]);
  await bringBack(channelId);
  await back.until(() => heard(back).includes("channelBroughtBack"));
  await say(place, owner, channelId, "here again");
  await back.until(() => heard(back).includes("messageSent"));
  expect(heard(back)).toEqual(["channelDeleted", "channelBroughtBack", "messageSent"]);
});

test("who left after it came back does not hear of it being deleted another time", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [guest.memberId, member.memberId] });
  await remove(channelId);
  const socket = await following(server, guest, workspaceId);
  await bringBack(channelId);
  await guest.client.call(leaveChannel, { workspaceId, channelId });
  await remove(channelId);
  await channelOf(place, { memberIds: [guest.memberId] });
  await socket.until(() => heard(socket).includes("channelJoined"));
  expect(heard(socket)).toEqual(["channelBroughtBack", "channelLeft", "channelJoined"]);
});

test("what is unread in it counts no more, in badges and in the inbox, and counts again when it is back", async () => {
  const counts = async () => {
    const { mentions, unread } = await guest.client.call(readBadge, { workspaceId });
    return { mentions, unread, waiting: (await guest.client.call(countInbox, { workspaceId })).waiting };
  };
  const channelId = await channelOf(place, { memberIds: [guest.memberId] });
  const before = await counts();
  const { id: threadId } = await say(place, guest, channelId, "asking");
  await say(place, owner, channelId, "answering", { threadId });
  await owner.client.call(addReaction, { workspaceId, channelId, messageId: threadId, emoji: "👍" });
  await say(place, owner, channelId, `[@x](person:${guest.memberId}) look`);
  const unread = await counts();
  expect(unread.mentions).toBe(before.mentions + 1);
  expect(unread.waiting).toBeGreaterThan(before.waiting);
  await remove(channelId);
  const { waiting } = await counts();
  // That one was added to the channel waits no more, either.
  expect(waiting).toBeLessThanOrEqual(before.waiting);
  expect((await counts()).mentions).toBe(before.mentions);
  await bringBack(channelId);
  expect(await counts()).toEqual(unread);
});

test("nobody is told why somebody could do something there: it is not found", async () => {
  const channelId = await channelOf(place);
  await remove(channelId);
  const input = { workspaceId, memberId: owner.memberId, permission: "message.send", kind: "channel", id: channelId };
  expect((await refused(owner.client.call(explainAccess, input))).code).toBe("not_found");
});

test("who sends while it is being deleted has sent before, or is refused", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const send = (who: TestMember) =>
    who.client.call(sendMessage, { workspaceId, channelId, clientId: newId(), text: "now or never" }).then(
      () => "sent",
      ({ code }: { code: string }) => code,
    );
  const sending = Array.from({ length: 20 }, (_, n) => send(n % 2 ? owner : member));
  const [, ...outcomes] = await Promise.all([remove(channelId), ...sending]);
  expect(outcomes.every((outcome) => outcome === "sent" || outcome === "not_found")).toBe(true);
  const { rows } = await pool.query("select count(*)::int as count from message where channel_id = $1", [channelId]);
  expect(rows[0].count).toBe(outcomes.filter((outcome) => outcome === "sent").length);
});
