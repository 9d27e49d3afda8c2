import { bootWorkspace } from "@atrium/contract/boot.ts";
import { archiveChannel, listMyChannels } from "@atrium/contract/chat/channels.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import { listReplies } from "@atrium/contract/chat/threads.ts";
import { listMembers, removeMember } from "@atrium/contract/workspace/members.ts";
import { createWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { expect, test } from "vitest";
import { signedUp } from "../../testing/signed-up.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();

test("a workspace with samples begins with conversations to look around in", async () => {
  const ada = await signedUp(server, { name: "Ada [L]" });
  const { workspace, memberId } = await ada.client.call(createWorkspace, { name: "Sampled", sampleContent: true });
  const workspaceId = workspace.id;
  const { channels, people } = await ada.client.call(bootWorkspace, { workspaceId });
  expect(channels.map(({ channel }) => channel.name || channel.kind).sort()).toEqual([
    "direct",
    "general",
    "sample-launch",
  ]);
  expect(people.map(({ name }) => name)).toContain("Jonas (sample)");
  const general = channels.find(({ channel }) => channel.name === "general");
  expect(general).toMatchObject({ channel: { memberCount: 3 }, mentions: 1, readSeq: 0, lastSeq: 3 });
  const channelId = general?.channel.id as string;
  const { messages } = await ada.client.call(listMessages, { workspaceId, channelId });
  expect(messages[0]).toMatchObject({ reactions: [{ emoji: "👋", count: 1 }] });
  expect(messages[2]?.text).toContain(`](person:${memberId})`);
  const thread = await ada.client.call(listReplies, { workspaceId, channelId, threadId: messages[1]?.id as string });
  expect(thread.replies).toHaveLength(1);
  const times = messages.map(({ createdAt }) => createdAt);
  expect(times).toEqual([...times].sort());
});

test("the samples can be archived and removed like anything else", async () => {
  const ada = await signedUp(server);
  const { workspace } = await ada.client.call(createWorkspace, { name: "Cleared", sampleContent: true });
  const workspaceId = workspace.id;
  const { items: members } = await ada.client.call(listMembers, { workspaceId });
  for (const { profile } of members.filter((member) => member.profile.kind === "bot"))
    await ada.client.call(removeMember, { workspaceId, memberId: profile.id });
  const { items } = await ada.client.call(listMyChannels, { workspaceId });
  const sample = items.find(({ channel }) => channel.name === "sample-launch")?.channel.id as string;
  await ada.client.call(archiveChannel, { workspaceId, channelId: sample });
  const general = items.find(({ channel }) => channel.name === "general");
  expect((await ada.client.call(listMembers, { workspaceId })).items).toHaveLength(1);
  expect(general?.channel.archivedAt).toBeNull();
});

test("without samples nothing of the kind is there", async () => {
  const ada = await signedUp(server);
  const { workspace } = await ada.client.call(createWorkspace, { name: "Bare" });
  const { channels } = await ada.client.call(bootWorkspace, { workspaceId: workspace.id });
  expect(channels.map(({ channel }) => channel.name)).toEqual(["general"]);
});
