import { openDirect } from "@atrium/contract/chat/channels.ts";
import { addPushDevice, readPushKey } from "@atrium/contract/people/push.ts";
import { afterAll, expect, test } from "vitest";
import { dueNow, waitingToBeTold } from "../../testing/due-deliveries.ts";
import { pushService } from "../../testing/push-service.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { smtpServer } from "../../testing/smtp-server.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";

let silentFor: string[] = [];
const smtp = await smtpServer((recipient) => (silentFor.includes(recipient) ? null : undefined));
const service = await pushService();
afterAll(service.stop);
const server = await startTestServer({ env: { SMTP_URL: smtp.url, FETCH_ALLOW: "127.0.0.1,localhost" } });
const place = await rooms(server);
const { workspaceId, owner, member, admin } = place;
const { pool } = await testDatabase();
const patience = { timeout: 30_000, interval: 25 };

const direct = async (memberId: string) =>
  (await owner.client.call(openDirect, { workspaceId, memberIds: [memberId] })).channel.channel.id;
const mailsTo = (email: string) => smtp.received.filter(({ to }) => to.includes(email));

test("a mail server that is silent about one holds up neither others' mails nor what is pushed", async () => {
  const { publicKey } = await member.client.call(readPushKey, {});
  const browser = service.browser(publicKey);
  await member.client.call(addPushDevice, browser.subscription);
  silentFor = [admin.email];
  const [stuck, going] = [await direct(admin.memberId), await direct(member.memberId)];
  await say(place, owner, stuck, "to the silent one");
  await waitingToBeTold(stuck, 1);
  await say(place, owner, going, "to the other");
  await waitingToBeTold(going, 1);
  await dueNow(server, workspaceId);
  await expect.poll(() => mailsTo(member.email).length, patience).toBe(1);
  // What was due anew while it was on its way is pushed twice, and late.
  const pushed = () => browser.received.map(({ data }) => data["body"]).join("\n");
  await expect.poll(pushed, patience).toContain("to the other");
  await say(place, owner, going, "and once more");
  await expect.poll(pushed, patience).toContain("and once more");
  expect(mailsTo(admin.email)).toEqual([]);
});

test("to be pushed is written down only for who has a device", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, admin.memberId] });
  await say(place, owner, channelId, "@channel");
  const pushed = async () =>
    (await pool.query("select member_id from delivery where channel_id = $1 and medium = 'push'", [channelId])).rows;
  await expect.poll(pushed, patience).toEqual([{ member_id: member.memberId }]);
});
