import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { changeRoles } from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { afterEach, expect, test } from "vitest";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
afterEach(unfollowAll);

test("who may no longer browse hears no public channel they were looking at", async () => {
  const place = await rooms(server);
  const { workspaceId, owner, admin, open } = place;
  const socket = await following(server, admin, workspaceId);
  socket.send({ type: "watch", workspaceId, scopes: [{ kind: "channel", id: open }] });
  await expect
    .poll(async () => {
      await say(place, owner, open, "seen");
      return socket.of("event").length;
    })
    .toBeGreaterThan(0);
  const { roles } = await owner.client.call(listRoles, { workspaceId });
  const guest = roles.find((role) => role.key === "guest")?.id as string;
  await owner.client.call(changeRoles, { workspaceId, memberId: admin.memberId, roleIds: [guest] });
  await say(place, owner, open, "not seen any more");
  const own = await channelOf(place, { memberIds: [admin.memberId] });
  await say(place, owner, own, "the end");
  await socket.until(() => JSON.stringify(socket.frames).includes("the end"));
  expect(JSON.stringify(socket.frames)).not.toContain("not seen any more");
  socket.send({ type: "watch", workspaceId, scopes: [{ kind: "channel", id: open }] });
  await say(place, owner, open, "nor by asking again");
  await owner.client.call(archiveChannel, { workspaceId, channelId: own });
  await socket.until(() => socket.of("event").at(-1)?.name === "channelUpdated");
  expect(JSON.stringify(socket.frames)).not.toContain("nor by asking again");
});
