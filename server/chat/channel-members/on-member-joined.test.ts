import { listMyChannels, readChannel } from "@atrium/contract/chat/channels.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { expect, test } from "vitest";
import { admitMember } from "#workspace/members/index.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner } = place;

/** Somebody comes in the way invitations let them, with a role. */
async function arrives(key: "member" | "guest") {
  const person = await signedUp(server);
  const memberId = await joined(server, workspaceId, person, key);
  const { roles } = await owner.client.call(listRoles, { workspaceId });
  const roleIds = roles.filter((role) => role.key === key).map((role) => role.id);
  const identity = { accountId: person.accountId, sessionId: "", operator: false };
  await server.platform.run({ workspaceId, accountId: person.accountId }, (context) =>
    admitMember({ ...context, identity }, workspaceId, memberId, { roleIds, by: null }),
  );
  return { ...person, memberId };
}

test("a new member is in #general, and those in it are told", async () => {
  let newcomer: Awaited<ReturnType<typeof arrives>> | undefined;
  const told = await toldBy(server, place, async () => {
    newcomer = await arrives("member");
  });
  expect(names(told).owner).toContain("channelMembersChanged");
  expect(names(told).admin).not.toContain("channelMembersChanged");
  const { items } = await (newcomer as NonNullable<typeof newcomer>).client.call(listMyChannels, { workspaceId });
  expect(items).toMatchObject([{ channel: { name: "general", memberCount: 2 }, readSeq: 0 }]);
  const general = items[0]?.channel.id as string;
  expect((await owner.client.call(readChannel, { workspaceId, channelId: general })).channel.memberCount).toBe(2);
});

test("a guest is in nothing until somebody adds them", async () => {
  const guest = await arrives("guest");
  expect((await guest.client.call(listMyChannels, { workspaceId })).items).toEqual([]);
});
