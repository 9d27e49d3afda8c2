import { markRead } from "@atrium/contract/chat/unread.ts";
import { readBadge } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined, workspaceOf } from "../../testing/workspaces.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, member, admin } = place;
const elsewhere = await workspaceOf(server, owner, "Elsewhere");
for (const person of [member, admin]) await joined(server, elsewhere.workspaceId, person, "member");
afterEach(unfollowAll);

const signals = (socket: Awaited<ReturnType<typeof following>>) =>
  socket.of("signal").map(({ name, workspaceId: where }) => [name, where]);
const patience = { timeout: 30_000, interval: 50 };

test("who looks at another workspace is told that something waits for them here, and that it was read", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId, admin.memberId] });
  const [hers, his, inside] = await Promise.all([
    following(server, member, elsewhere.workspaceId),
    following(server, admin, elsewhere.workspaceId),
    following(server, member, workspaceId),
  ]);
  const before = await member.client.call(readBadge, { workspaceId });
  await say(place, owner, channelId, "nobody in particular");
  let seq = 0;
  for (let times = 0; times < 5; times += 1)
    seq = (await say(place, owner, channelId, `[@them](person:${member.memberId})`)).seq as number;
  await expect.poll(() => signals(hers), patience).toContainEqual(["badgeChanged", workspaceId]);
  // Five calls of a moment are told once or, across the end of a second, twice.
  expect(signals(hers).length).toBeLessThanOrEqual(2);
  expect(await member.client.call(readBadge, { workspaceId })).toEqual({ unread: true, mentions: before.mentions + 5 });
  const told = signals(hers).length;
  await member.client.call(markRead, { workspaceId, channelId, seq });
  await expect.poll(() => signals(hers).length, patience).toBeGreaterThan(told);
  expect(signals(his)).toEqual([]);
  expect(signals(inside).filter(([name]) => name === "badgeChanged")).toEqual([]);
});
