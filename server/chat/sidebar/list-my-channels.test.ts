import { bootWorkspace } from "@atrium/contract/boot.ts";
import { archiveChannel, listMyChannels, markChannel, openDirect } from "@atrium/contract/chat/channels.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { listMyWorkspaces } from "@atrium/contract/workspace/workspaces.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { largeWorkspace } from "../../testing/large-workspace.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();

describe("the sidebar", () => {
  test("shows what is unread first, then the most recent, archived ones last", async () => {
    const place = await rooms(server);
    const { workspaceId, owner, member } = place;
    const memberIds = [member.memberId];
    const room = () => channelOf(place, { memberIds });
    const [old, unread, muted, archived, recent] = [
      await room(),
      await room(),
      await room(),
      await room(),
      await room(),
    ];
    await say(place, member, old);
    await say(place, owner, unread);
    await say(place, owner, muted);
    await say(place, owner, archived);
    await say(place, member, recent);
    await member.client.call(markChannel, { workspaceId, channelId: muted, muted: true });
    await owner.client.call(archiveChannel, { workspaceId, channelId: archived });
    const { items } = await member.client.call(listMyChannels, { workspaceId });
    const shown = items.map(({ channel }) => channel.id);
    // Channels nothing was said in stand where they were created.
    const said = shown.filter((id) => ![place.open, place.closed].includes(id));
    expect(said).toEqual([unread, recent, muted, old, archived]);
    expect(shown.at(-1)).toBe(archived);
    expect(items[0]).toMatchObject({ lastSeq: 1, readSeq: 0, lastMessageAt: expect.any(String) });
  });

  test("comes in pages, each row once, with the people it shows", async () => {
    const place = await rooms(server);
    const { workspaceId, owner, admin, member } = place;
    for (let n = 0; n < 5; n += 1) await say(place, owner, await channelOf(place, { memberIds: [member.memberId] }));
    const direct = await member.client.call(openDirect, { workspaceId, memberIds: [admin.memberId] });
    await say(place, member, direct.channel.channel.id);
    const whole = await member.client.call(listMyChannels, { workspaceId });
    expect(whole.people.map(({ id }) => id).sort()).toEqual([admin.memberId, member.memberId].sort());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await member.client.call(listMyChannels, { workspaceId, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ channel }) => channel.id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(whole.items.map(({ channel }) => channel.id));
  });

  test("begins the first answer of a workspace, with thirty rows", async () => {
    const place = await rooms(server);
    const { workspaceId, owner } = place;
    const before = await owner.client.call(bootWorkspace, { workspaceId });
    expect(before).toMatchObject({ more: false, me: { id: owner.memberId } });
    for (let n = 0; n < 30; n += 1) await channelOf(place);
    const { channels, more } = await owner.client.call(bootWorkspace, { workspaceId });
    const { items } = await owner.client.call(listMyChannels, { workspaceId, limit: 30 });
    expect({ channels, more }).toEqual({ channels: items, more: true });
  });

  test("begins alike for somebody in hundreds of channels, however much of them is read", async () => {
    const owner = await signedUp(server);
    const { workspaceId, channelIds } = await largeWorkspace(server, { people: 1, channels: 320 }, owner);
    const { pool } = await testDatabase();
    // Among the channels last written in there are read, muted and archived ones.
    await pool.query(
      `update channel c set last_seq = 5, last_message_at = now() - n * interval '1 minute',
         archived_at = case when n % 11 = 0 then now() end
       from unnest($1::uuid[]) with ordinality as given(id, n) where c.id = given.id and n <= 250`,
      [channelIds],
    );
    await pool.query(
      `update channel_member m set read_seq = case when n % 3 = 0 then 5 else 2 end, muted = n % 7 = 0
       from unnest($1::uuid[]) with ordinality as given(id, n) where m.channel_id = given.id and n <= 250`,
      [channelIds],
    );
    const both = async () => {
      const { channels } = await owner.client.call(bootWorkspace, { workspaceId });
      const { items } = await owner.client.call(listMyChannels, { workspaceId, limit: 500 });
      expect(items.length).toBeGreaterThan(300);
      return [channels, items.slice(0, 30)];
    };
    const [first, whole] = await both();
    expect(first?.every(({ lastSeq, readSeq, muted }) => lastSeq > readSeq && !muted)).toBe(true);
    expect(first).toEqual(whole);
    await pool.query("update channel_member set read_seq = 5 where channel_id = any($1::uuid[])", [
      channelIds.slice(20),
    ]);
    const [few, all] = await both();
    expect(few).toHaveLength(30);
    expect(few?.some(({ lastSeq, readSeq }) => lastSeq === readSeq)).toBe(true);
    expect(few).toEqual(all);
  });

  test("is nobody else's", async () => {
    const { workspaceId, outsider } = await rooms(server);
    expect((await refused(outsider.client.call(listMyChannels, { workspaceId }))).code).toBe("not_found");
  });
});

describe("a workspace's badge", () => {
  test("counts mentions and direct messages not read; muted channels do not make it unread", async () => {
    const place = await rooms(server);
    const { workspaceId, owner, member, open, closed } = place;
    const badge = async () => {
      const { workspaces } = await member.client.call(listMyWorkspaces, {});
      const { unread, mentions } = workspaces.find(({ workspace }) => workspace.id === workspaceId) ?? {};
      return { unread, mentions };
    };
    expect(await badge()).toEqual({ unread: false, mentions: 0 });
    await member.client.call(markChannel, { workspaceId, channelId: open, muted: true });
    await say(place, owner, open, "unimportant");
    expect(await badge()).toEqual({ unread: false, mentions: 0 });
    const calling = `[@Mina](person:${member.memberId})`;
    const root = await say(place, owner, closed, `@here ${calling}`);
    expect(await badge()).toEqual({ unread: true, mentions: 1 });
    await say(place, owner, closed, calling, { threadId: root.id });
    expect(await badge()).toEqual({ unread: true, mentions: 2 });
    const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
    await say(place, owner, direct.channel.channel.id);
    await say(place, owner, direct.channel.channel.id);
    expect(await badge()).toEqual({ unread: true, mentions: 4 });
    await member.client.call(markRead, { workspaceId, channelId: closed, seq: 1 });
    await member.client.call(markRead, { workspaceId, channelId: direct.channel.channel.id, seq: 2 });
    expect(await badge()).toEqual({ unread: false, mentions: 1 });
    await owner.client.call(archiveChannel, { workspaceId, channelId: closed });
    expect(await badge()).toEqual({ unread: false, mentions: 0 });
  });
});
