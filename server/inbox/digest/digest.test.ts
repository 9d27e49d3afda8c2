import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { expect, test } from "vitest";
import { mailsTo, mailTo } from "../../testing/mails.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member } = place;

const timer = async () =>
  (
    await pool.query<{ due_at: Date }>("select due_at from timer where kind = 'inbox.digest' and id = $1", [
      member.memberId,
    ])
  ).rows.map(({ due_at }) => due_at);
const ask = (digest: "off" | "daily" | "weekly") =>
  member.client.call(changePreferences, { workspaceId, digest, mailFor: [] });
const ringNow = () =>
  pool.query("update timer set due_at = now() where kind = 'inbox.digest' and id = $1", [member.memberId]);

test("a digest holds what others found worth an answer and one has not read, the best first", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const dull = await say(place, owner, channelId, "nothing much");
  const good = await say(place, owner, channelId, "The **new office** is found");
  const best = await say(place, owner, channelId, "We won the tender");
  const react = (messageId: string) =>
    owner.client.call(addReaction, { workspaceId, channelId, messageId, emoji: "🎉" });
  await react(good.id);
  await react(best.id);
  await say(place, owner, channelId, "hurray", { threadId: best.id });
  await ask("weekly");
  await expect.poll(timer, { timeout: 30_000 }).toHaveLength(1);
  const [planned] = await timer();
  expect(planned?.getUTCDay()).toBe(1);
  await ringNow();
  const mail = await mailTo(member.email);
  expect(mail.subject).toContain("the best of the week");
  const at = (text: string) => mail.text.indexOf(text);
  expect(at("We won the tender")).toBeGreaterThan(0);
  expect(at("The new office is found")).toBeGreaterThan(at("We won the tender"));
  expect(mail.text).not.toContain(dull.text);
  expect(mail.text).toMatch(/No more of it: http\S+/);
  await expect.poll(async () => (await timer())[0]?.getTime(), { timeout: 30_000 }).toBe(planned?.getTime());
  await member.client.call(markRead, { workspaceId, channelId, seq: best.seq as number });
});

test("with nothing to tell there is no mail, and who wants none has none planned", async () => {
  const before = (await mailsTo(member.email)).length;
  await ringNow();
  await expect.poll(async () => ((await timer())[0]?.getTime() ?? 0) > Date.now(), { timeout: 30_000 }).toBe(true);
  expect(await mailsTo(member.email)).toHaveLength(before);
  await ask("off");
  await expect.poll(timer, { timeout: 30_000 }).toEqual([]);
});
