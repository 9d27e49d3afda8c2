import { listMyChannels } from "@atrium/contract/chat/channels.ts";
import { createWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { expect, test } from "vitest";
import { signedUp } from "../../testing/signed-up.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();

test("a new workspace begins with #general, its creator in it", async () => {
  const ada = await signedUp(server);
  const { workspace, memberId } = await ada.client.call(createWorkspace, { name: "Fresh" });
  const { items } = await ada.client.call(listMyChannels, { workspaceId: workspace.id });
  expect(items).toMatchObject([
    { channel: { name: "general", visibility: "public", createdBy: memberId, memberCount: 1 }, lastSeq: 0 },
  ]);
});
