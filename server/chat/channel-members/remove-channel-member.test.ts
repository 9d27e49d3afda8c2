import { openDirect, readChannel, removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;

test("takes somebody out; they hear that and nothing after it, and every door is closed", async () => {
  const memberIds = [member.memberId, guest.memberId];
  const channelId = await channelOf(place, { visibility: "private", memberIds });
  const input = { workspaceId, channelId, memberId: member.memberId };
  const told = await toldBy(server, place, async () => {
    const { channel } = await owner.client.call(removeChannelMember, input);
    expect(channel.memberCount).toBe(2);
    await say(place, owner, channelId, "after");
  });
  expect(names(told)).toEqual({
    owner: ["channelMembersChanged", "messageSent"],
    guest: ["channelMembersChanged", "messageSent"],
    member: ["channelLeft"],
    admin: [],
  });
  const send = { workspaceId, channelId, clientId: newId(), text: "still here?" };
  expect((await refused(member.client.call(sendMessage, send))).code).toBe("not_found");
  expect((await refused(member.client.call(readChannel, { workspaceId, channelId }))).code).toBe("not_found");
});

test("again changes nothing and tells nobody", async () => {
  const channelId = await channelOf(place);
  const input = { workspaceId, channelId, memberId: member.memberId };
  const told = await toldBy(server, place, () => owner.client.call(removeChannelMember, input));
  expect(told.owner).toEqual([]);
});

test("is for who holds the permission or created the channel; oneself anybody", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const remove = (who: typeof owner, memberId: string, id = channelId) =>
    who.client.call(removeChannelMember, { workspaceId, channelId: id, memberId });
  expect((await refused(remove(member, guest.memberId))).code).toBe("not_allowed");
  expect((await refused(remove(outsider, guest.memberId))).code).toBe("not_found");
  expect((await remove(guest, guest.memberId)).channel.memberCount).toBe(2);
  expect((await remove(admin, member.memberId)).channel.memberCount).toBe(1);
  expect((await refused(remove(owner, outsider.memberId))).code).toBe("not_found");
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  expect((await refused(remove(owner, member.memberId, direct.channel.channel.id))).code).toBe("not_a_channel");
});
