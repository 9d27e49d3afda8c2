import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { changePreferences } from "@atrium/contract/people/preferences.ts";
import { expect, test } from "vitest";
import { dueNow, waitingToBeTold } from "../../testing/due-deliveries.ts";
import { mailsTo, mailTo } from "../../testing/mails.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member } = place;
const calling = `[@Mina](person:${member.memberId})`;
const room = (name: string) => channelOf(place, { name, memberIds: [member.memberId, admin.memberId] });

test("what quiet hours held is one digest when they end; who is let through is not held", async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await member.client.call(changeAvailability, { workspaceId, until, letsThrough: [admin.memberId] });
  const [one, two, friend] = [await room("budget"), await room("hiring"), await room("family")];
  await say(place, owner, one, `${calling} the budget`);
  await say(place, owner, two, `${calling} the interview`);
  await say(place, admin, friend, `${calling} dinner`);
  for (const channelId of [one, two, friend]) await waitingToBeTold(channelId, 1);

  await dueNow(server, workspaceId);
  const through = await mailTo(member.email);
  expect(through.text).toContain("dinner");
  expect(through.text).not.toContain("budget");
  for (const channelId of [one, two]) await waitingToBeTold(channelId, 1);
  expect(await mailsTo(member.email)).toHaveLength(1);

  await member.client.call(changeAvailability, { workspaceId, until: null });
  await dueNow(server, workspaceId);
  const digest = await mailTo(member.email, 2);
  expect(digest.subject).toContain("what came during your quiet hours");
  for (const words of ["2 messages in 2 conversations", "#budget", "the budget", "#hiring", "the interview"])
    expect(digest.text).toContain(words);
  for (const channelId of [one, two]) await waitingToBeTold(channelId, 0);
  expect(await mailsTo(member.email)).toHaveLength(2);
  await member.client.call(changePreferences, { workspaceId, mailFor: [] });
});
