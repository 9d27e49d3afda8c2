import { bootWorkspace } from "@atrium/contract/boot.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { following, heard, team, unfollowAll } from "./testing/team.ts";
import { testServer } from "./testing/test-server.ts";
import { manyJoined } from "./testing/workspaces.ts";

const server = await testServer();
afterEach(unfollowAll);

test("the first answer says where one is, who one is and what one may do", async () => {
  const { workspaceId, slug, owner, guest } = await team(server);
  const boot = await guest.client.call(bootWorkspace, { workspaceId });
  expect(boot).toMatchObject({
    workspace: { id: workspaceId, name: "Northwind", slug },
    me: { id: guest.memberId, name: "Gus Guest" },
  });
  expect(boot.permissions).not.toContain("member.list");
  expect((await owner.client.call(bootWorkspace, { workspaceId })).permissions).toContain("workspace.own");
});

test("who follows from its position misses nothing and hears nothing twice", async () => {
  const { workspaceId, owner } = await team(server);
  const rename = (name: string) => owner.client.call(updateWorkspace, { workspaceId, name });
  await rename("Before");
  const boot = await owner.client.call(bootWorkspace, { workspaceId });
  expect(boot.workspace.name).toBe("Before");
  await rename("After");
  const socket = await following(server, owner, workspaceId, boot.seq);
  await socket.until(() => socket.of("event").length > 0);
  expect(heard(socket)).toEqual(["workspaceUpdated"]);
  expect(socket.of("event")[0]?.data).toMatchObject({ workspace: { name: "After" } });
});

test("it does not grow with the workspace", async () => {
  const { workspaceId, owner } = await team(server);
  const size = async () => JSON.stringify(await owner.client.call(bootWorkspace, { workspaceId })).length;
  const before = await size();
  await manyJoined(
    server,
    workspaceId,
    Array.from({ length: 3000 }, () => ({ accountId: null })),
  );
  expect(await size()).toBeLessThan(before + 100);
});

test("outsiders get none", async () => {
  const { workspaceId, outsider } = await team(server);
  await expect(outsider.client.call(bootWorkspace, { workspaceId })).rejects.toMatchObject({ code: "not_found" });
});
