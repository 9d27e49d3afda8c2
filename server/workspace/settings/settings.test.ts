import { bootWorkspace } from "@atrium/contract/boot.ts";
import { changeWorkspaceSettings, readWorkspaceSettings } from "@atrium/contract/workspace/settings.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;
afterEach(unfollowAll);

test("hold for everybody, are told to everybody once, and stand in the first answer", async () => {
  const change = () => admin.client.call(changeWorkspaceSettings, { workspaceId, readReceipts: false });
  const told = await toldBy(server, place, async () => {
    await change();
    await change();
    await admin.client.call(changeWorkspaceSettings, { workspaceId });
  });
  const once = ["workspaceSettingsChanged"];
  expect(names(told)).toEqual({ owner: once, admin: once, member: once, guest: once });
  const { settings } = await guest.client.call(readWorkspaceSettings, { workspaceId });
  expect(settings).toEqual({ readReceipts: false, shareLinks: true });
  expect((await member.client.call(bootWorkspace, { workspaceId })).settings).toEqual(settings);
  await owner.client.call(changeWorkspaceSettings, { workspaceId, readReceipts: true });
});

test("are changed by who may, as a whole or not at all", async () => {
  const told = await toldBy(server, place, async () => {
    const input = { workspaceId, readReceipts: false };
    for (const who of [member, guest])
      expect((await refused(who.client.call(changeWorkspaceSettings, input))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(changeWorkspaceSettings, input))).code).toBe("not_found");
    const wrong = { workspaceId, readReceipts: "no" as unknown as boolean };
    expect((await refused(owner.client.call(changeWorkspaceSettings, wrong))).code).toBe("invalid_input");
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: [] });
  expect((await member.client.call(readWorkspaceSettings, { workspaceId })).settings.readReceipts).toBe(true);
});
