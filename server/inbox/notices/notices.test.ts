import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { changeReminder, createReminder } from "@atrium/contract/chat/reminders.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { addPushDevice, readPushKey } from "@atrium/contract/people/push.ts";
import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { reminderDue } from "../../testing/due-reminders.ts";
import { mailTo } from "../../testing/mails.ts";
import { type PushBrowser, pushService } from "../../testing/push-service.ts";
import { rooms, say } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { noticeJob } from "./tell-notice.ts";

const service = await pushService();
afterAll(service.stop);
const server = await startTestServer({ env: { FETCH_ALLOW: "127.0.0.1,localhost" } });
const place = await rooms(server);
const { workspaceId, owner, member, open } = place;
const { pool } = await testDatabase();
const patience = { timeout: 20_000, interval: 50 };
const { publicKey } = await member.client.call(readPushKey, {});
let browser: PushBrowser;

beforeEach(async () => {
  await pool.query("delete from push_device");
  browser = service.browser(publicKey);
  await member.client.call(addPushDevice, browser.subscription);
});
const shown = () => browser.received.map(({ data }) => data);
/** What waits to be told is told now, to people long away from their devices. */
async function tellNow(kind: string): Promise<void> {
  await pool.query("update session set active_at = now() - interval '1 hour'");
  const waiting = async () =>
    (
      await pool.query(
        "update jobs.job set start_after = now() where name = 'inbox.notice' and state = 'created' and data->>'kind' = $1",
        [kind],
      )
    ).rowCount;
  await expect.poll(waiting, patience).toBeGreaterThan(0);
  // A job of the queue wakes who works on it; this one is about nothing.
  const nothing = { workspaceId, medium: "push", kind: "reaction", id: newId(), memberId: newId() } as const;
  await server.platform.run({ workspaceId }, ({ enqueue }) => enqueue(noticeJob, nothing));
}
/** What was done so far has been looked at. */
async function followed(): Promise<void> {
  const behind = async () =>
    (
      await pool.query(
        `select 1 from event_head h left join event_follower f on f.workspace_id = h.workspace_id and f.name = $2
         where h.workspace_id = $1 and coalesce(f.seq, 0) < h.seq`,
        [workspaceId, "inbox.notices"],
      )
    ).rowCount;
  await expect.poll(behind, patience).toBe(0);
}
const prefer = (more: object) => member.client.call(changePreferences, { workspaceId, ...more });

test("a reminder reaches the phone at its time, and is taken back when it is ticked off elsewhere", async () => {
  const { id: messageId } = await say(place, owner, open, "the contract");
  const input = { workspaceId, clientId: newId(), text: "sign it", channelId: open, messageId };
  const remindAt = new Date(Date.now() + 3_600_000).toISOString();
  const { reminder } = await member.client.call(createReminder, { ...input, remindAt });
  await reminderDue(server, reminder.id);
  await expect.poll(shown, patience).toHaveLength(1);
  expect(shown()[0]).toMatchObject({
    kind: "show",
    tag: reminder.id,
    title: "Reminder: sign it",
    body: "the contract",
  });
  expect(shown()[0]?.["url"]).toContain(`/c/${open}?m=${messageId}`);
  await member.client.call(changeReminder, { workspaceId, reminderId: reminder.id, done: true });
  await expect.poll(() => shown().at(-1), patience).toMatchObject({ kind: "clear", tag: reminder.id });
});

test("reactions are told only to who asked for it, together, and nothing of one's own", async () => {
  const react = async (who: typeof owner, emoji: string, messageId: string) =>
    who.client.call(addReaction, { workspaceId, channelId: open, messageId, emoji });
  const before = await say(place, member, open, "before anybody asked");
  await react(owner, "👍", before.id);
  await followed();
  await prefer({ pushFor: ["reaction"], mailFor: ["reaction"] });
  const { id } = await say(place, member, open, "The **plan** is ready");
  await react(member, "👀", id);
  await react(owner, "👍", id);
  await react(owner, "🎉", id);
  await followed();
  await tellNow("reaction");
  await expect.poll(shown, patience).toHaveLength(1);
  expect(shown()[0]).toMatchObject({ tag: id, title: "Olive Owner reacted with 👍 🎉", body: "The plan is ready" });
  const mail = await mailTo(member.email);
  expect(mail.subject).toContain("Olive Owner reacted with");
  await prefer({ pushFor: [], mailFor: [] });
});
