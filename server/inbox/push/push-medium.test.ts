import { openDirect } from "@atrium/contract/chat/channels.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { addPushDevice, readPushKey } from "@atrium/contract/people/push.ts";
import { afterAll, afterEach, expect, test } from "vitest";
import { noteActive } from "../../people/sessions/index.ts";
import { dueNow } from "../../testing/due-deliveries.ts";
import { type PushBrowser, pushService } from "../../testing/push-service.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";

const service = await pushService();
afterAll(service.stop);
const server = await startTestServer({ env: { FETCH_ALLOW: "127.0.0.1,localhost" } });
const place = await rooms(server);
const { workspaceId, owner, member, admin } = place;
const { pool } = await testDatabase();
const patience = { timeout: 30_000, interval: 25 };
afterEach(unfollowAll);

const { publicKey } = await member.client.call(readPushKey, {});
async function device(): Promise<PushBrowser> {
  await pool.query("delete from push_device");
  const browser = service.browser(publicKey);
  await member.client.call(addPushDevice, browser.subscription);
  return browser;
}
const shown = (browser: PushBrowser) => browser.received.map(({ data }) => data);
const direct = async () =>
  (await owner.client.call(openDirect, { workspaceId, memberIds: [member.memberId] })).channel.channel.id;
const calling = `[@them](person:${member.memberId}) look`;

test("a direct message reaches the phone of who is away, and is taken back when it is read elsewhere", async () => {
  const [browser, channelId] = [await device(), await direct()];
  const { seq } = await say(place, owner, channelId, "**Lunch** at noon?");
  await expect.poll(() => shown(browser), patience).toHaveLength(1);
  expect(shown(browser)[0]).toMatchObject({
    kind: "show",
    tag: channelId,
    title: expect.any(String),
    body: "Lunch at noon?",
    url: expect.stringContaining(`/c/${channelId}`),
    badge: 1,
  });
  await member.client.call(markRead, { workspaceId, channelId, seq: seq as number });
  await expect.poll(() => shown(browser).at(-1), patience).toMatchObject({ kind: "clear", tag: channelId, badge: 0 });
});

test("who is called in a channel is told, and nobody else in it", async () => {
  const browser = await device();
  const channelId = await channelOf(place, { memberIds: [member.memberId, admin.memberId] });
  await say(place, owner, channelId, "nothing for anybody");
  await say(place, owner, channelId, calling);
  await expect.poll(() => shown(browser), patience).toHaveLength(1);
  expect(shown(browser)[0]).toMatchObject({ tag: channelId, body: expect.stringContaining("look") });
});

test("a phone stays quiet while its owner is at the desk, and speaks once they are gone", async () => {
  const [browser, channelId] = [await device(), await direct()];
  const socket = await following(server, member, workspaceId);
  await noteActive(server.platform, new Date());
  await say(place, owner, channelId, "are you there?");
  const isPutOff = async () =>
    (
      await pool.query(
        "select 1 from delivery where conversation_id = $1 and medium = 'push' and due_at > now() + interval '30 seconds'",
        [channelId],
      )
    ).rowCount === 1;
  await expect.poll(isPutOff, patience).toBe(true);
  expect(shown(browser)).toEqual([]);
  socket.close();
  await dueNow(server, workspaceId);
  await expect.poll(() => shown(browser), patience).toMatchObject([{ body: "are you there?" }]);
});

test("quiet hours hold it, and one notification says what came as soon as they are ended", async () => {
  const browser = await device();
  const end = new Date(Date.now() + 3_600_000).toISOString();
  await member.client.call(changeAvailability, { workspaceId, until: end });
  const rooms = await Promise.all([1, 2].map(() => channelOf(place, { memberIds: [member.memberId] })));
  for (const channelId of rooms) await say(place, owner, channelId, calling);
  const held = async () =>
    (await pool.query("select 1 from delivery where channel_id = any($1) and medium = 'push' and held", [rooms]))
      .rowCount;
  await expect.poll(held, patience).toBe(2);
  expect(shown(browser)).toEqual([]);
  await member.client.call(changeAvailability, { workspaceId, until: null });
  await expect.poll(() => shown(browser), patience).toHaveLength(1);
  expect(shown(browser)[0]).toMatchObject({
    body: expect.stringContaining("2 messages"),
    url: expect.stringContaining("/inbox"),
  });
});
