import type { Presence } from "@atrium/contract/people/presence.ts";
import { endSession } from "@atrium/contract/people/sessions.ts";
import { afterEach, expect, test } from "vitest";
import type { RawSocket } from "../../testing/raw-socket.ts";
import { following, team, unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
afterEach(() => unfollowAll());

/** What a connection was last told about somebody. */
const lastOf = (socket: RawSocket, memberId: string): Presence | undefined =>
  socket
    .of("signal")
    .filter(({ name }) => name === "presenceChanged")
    .flatMap(({ data }) => (data as { people: { memberId: string; presence: Presence }[] }).people)
    .findLast((each) => each.memberId === memberId)?.presence;

test("who has somebody on the screen sees them come, idle and go", async () => {
  const { workspaceId, owner, member, admin } = await team(server);
  const looking = await following(server, owner, workspaceId);
  const notLooking = await following(server, admin, workspaceId);
  looking.send({ type: "watch", workspaceId, people: [member.memberId, owner.memberId] });
  await looking.until(() => lastOf(looking, member.memberId) === "offline");
  expect(lastOf(looking, owner.memberId)).toBe("online");
  const mina = await following(server, member, workspaceId);
  await looking.until(() => lastOf(looking, member.memberId) === "online");
  mina.send({ type: "activity", active: false });
  await looking.until(() => lastOf(looking, member.memberId) === "away");
  mina.send({ type: "activity", active: true });
  await looking.until(() => lastOf(looking, member.memberId) === "online");
  await member.client.call(endSession, { sessionId: member.apiSessionId });
  await looking.until(() => lastOf(looking, member.memberId) === "offline");
  expect(notLooking.of("signal")).toEqual([]);
});

test("a device that was idle before it opened the workspace is away in it", async () => {
  const { workspaceId, owner, member } = await team(server);
  const looking = await following(server, owner, workspaceId);
  looking.send({ type: "watch", workspaceId, people: [member.memberId] });
  const mina = await following(server, member, workspaceId);
  await looking.until(() => lastOf(looking, member.memberId) === "online");
  mina.send({ type: "activity", active: false });
  await looking.until(() => lastOf(looking, member.memberId) === "away");
  await mina.open(workspaceId, 0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(lastOf(looking, member.memberId)).toBe("away");
});

test("an outsider watches nobody here, and learns nothing of them from their own workspace", async () => {
  const { workspaceId, member, outsider } = await team(server);
  await following(server, member, workspaceId);
  const stranger = await following(server, outsider, outsider.workspaceId);
  stranger.send({ type: "watch", workspaceId, people: [member.memberId] });
  await stranger.until(() => stranger.of("refused").length > 0);
  stranger.send({ type: "watch", workspaceId: outsider.workspaceId, people: [member.memberId] });
  await stranger.until(() => lastOf(stranger, member.memberId) !== undefined);
  expect(lastOf(stranger, member.memberId)).toBe("offline");
});

test("more people than fit a screen are refused", async () => {
  const { workspaceId, owner } = await team(server);
  const socket = await following(server, owner, workspaceId);
  socket.send({ type: "watch", workspaceId, people: Array(501).fill(owner.memberId) });
  await socket.until(() => socket.of("refused").length > 0);
  expect(socket.of("signal")).toEqual([]);
});
