import { archiveChannel, createChannel, listChannels, restoreChannel } from "@atrium/contract/chat/channels.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open } = place;

describe("archiving", () => {
  test("puts the channel away and tells who may know it", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const told = await toldBy(server, place, () => admin.client.call(archiveChannel, { workspaceId, channelId }));
    const one = ["channelUpdated"];
    expect(names(told)).toEqual({ owner: one, admin: one, member: one, guest: [] });
    expect(told.member[0]?.data).toMatchObject({ channel: { id: channelId, archivedAt: expect.any(String) } });
    const { rows } = await pool.query("select archived_by from channel where id = $1", [channelId]);
    expect(rows).toEqual([{ archived_by: admin.memberId }]);
  });

  test("again changes nothing and tells nobody", async () => {
    const channelId = await channelOf(place);
    const first = await owner.client.call(archiveChannel, { workspaceId, channelId });
    const told = await toldBy(server, place, async () => {
      expect(await admin.client.call(archiveChannel, { workspaceId, channelId })).toEqual(first);
    });
    expect(told.owner).toEqual([]);
  });

  test("is for who holds the permission, and for whoever created the channel", async () => {
    expect((await refused(member.client.call(archiveChannel, { workspaceId, channelId: open }))).code).toBe(
      "not_allowed",
    );
    expect((await refused(guest.client.call(archiveChannel, { workspaceId, channelId: open }))).code).toBe(
      "not_allowed",
    );
    expect((await refused(outsider.client.call(archiveChannel, { workspaceId, channelId: open }))).code).toBe(
      "not_found",
    );
    const own = await member.client.call(createChannel, { workspaceId, name: "member's own" });
    const channelId = own.channel.channel.id;
    expect((await member.client.call(archiveChannel, { workspaceId, channelId })).channel.archivedAt).not.toBeNull();
  });
});

describe("bringing back", () => {
  test("makes the channel usable again and tells who may know it", async () => {
    const channelId = await channelOf(place, { memberIds: [guest.memberId] });
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    const told = await toldBy(server, place, () => owner.client.call(restoreChannel, { workspaceId, channelId }));
    expect(names(told).guest).toEqual(["channelUpdated"]);
    expect((await say(place, guest, channelId)).seq).toBe(1);
    const again = await toldBy(server, place, () => owner.client.call(restoreChannel, { workspaceId, channelId }));
    expect(again.owner).toEqual([]);
  });

  test("needs its name to be free still", async () => {
    const name = "wanted by two";
    const channelId = await channelOf(place, { name });
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    await channelOf(place, { name });
    expect((await refused(owner.client.call(restoreChannel, { workspaceId, channelId }))).code).toBe("name_taken");
    const { items } = await owner.client.call(listChannels, { workspaceId, query: name, archived: "only" });
    expect(items.map(({ channel }) => channel.id)).toEqual([channelId]);
  });

  test("is for who may archive", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    expect((await refused(member.client.call(restoreChannel, { workspaceId, channelId }))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(restoreChannel, { workspaceId, channelId }))).code).toBe("not_found");
  });
});
