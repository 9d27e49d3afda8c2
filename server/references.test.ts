import { createChannel } from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { previewReferences } from "@atrium/contract/workspace/references.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { type TestMember, team } from "./testing/team.ts";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();

test("references show what the asker may see, in their order, and nothing of the rest", async () => {
  const { workspaceId, owner, member, guest, outsider } = await team(server);
  const make = async (name: string, visibility: "public" | "private") =>
    (await owner.client.call(createChannel, { workspaceId, name, visibility })).channel.channel.id;
  const [open, secret] = [await make("open", "public"), await make("secret", "private")];
  const say = async (channelId: string) =>
    (await owner.client.call(sendMessage, { workspaceId, channelId, clientId: newId(), text: "hidden words" })).message
      .id;
  const references = [
    { kind: "channel", id: secret },
    { kind: "member", id: owner.memberId },
    { kind: "message", id: await say(secret) },
    { kind: "channel", id: open },
    { kind: "member", id: outsider.memberId },
    { kind: "channel", id: owner.memberId },
    { kind: "planet", id: newId() },
  ];
  const seenBy = async (person: TestMember) => {
    const { previews } = await person.client.call(previewReferences, { workspaceId, references });
    return previews.map((preview) => preview?.title ?? null);
  };
  const asOwner = await seenBy(owner);
  expect([asOwner[0], asOwner[1], asOwner[3]]).toEqual(["#secret", "Olive Owner", "#open"]);
  expect(asOwner[2]).not.toBeNull();
  expect(asOwner.slice(4)).toEqual([null, null, null]);
  expect(await seenBy(member)).toEqual([null, "Olive Owner", null, "#open", null, null, null]);
  expect((await seenBy(guest))[2]).toBeNull();
  await expect(seenBy(outsider)).rejects.toMatchObject({ code: "not_found" });
});
