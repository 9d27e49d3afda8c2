import { archiveChannel, leaveChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, editMessage, type Message, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { previewReferences } from "@atrium/contract/workspace/references.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { startTestServer } from "../../testing/test-server.ts";

const server = await startTestServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const shownTo = async (who: TestMember, ...messages: Pick<Message, "id">[]) => {
  const references = messages.map(({ id }) => ({ kind: "message", id }));
  return (await who.client.call(previewReferences, { workspaceId, references })).previews;
};
const textsFor = async (who: TestMember, ...messages: Message[]) =>
  (await shownTo(who, ...messages)).map((preview) => preview?.saying?.text ?? null);
const keys = ({ channelId, id }: Message) => ({ workspaceId, channelId, messageId: id });

test("a linked message shows its author, place, time and words", async () => {
  const root = await say(place, owner, open, "the **root**");
  const reply = await say(place, member, open, "a reply", { threadId: root.id });
  const [first, second] = await shownTo(guest, root, reply);
  expect(first).toMatchObject({
    path: `c/${open}?m=${root.id}`,
    saying: { authorId: owner.memberId, placeId: open, isReply: false, text: "the **root**" },
  });
  expect(first?.saying?.saidAt).toBe(root.createdAt);
  expect(first?.saying?.placeName).toMatch(/^room /);
  expect(second).toMatchObject({
    path: `c/${open}?m=${reply.id}&thread=${root.id}`,
    saying: { authorId: member.memberId, isReply: true },
  });
});

test("each sees what that person may read, in one question, and nothing tells the rest from what is not there", async () => {
  const said = await say(place, owner, open, "in the open");
  const hushed = await say(place, owner, closed, "behind the door");
  const hall = await say(place, owner, await channelOf(place), "in a hall without guests");
  const nothing = { ...said, id: open };
  expect(await textsFor(member, hushed, said, nothing, hall)).toEqual([
    "behind the door",
    "in the open",
    null,
    "in a hall without guests",
  ]);
  expect(await shownTo(admin, hushed, nothing)).toEqual([null, null]);
  expect(await textsFor(admin, said)).toEqual(["in the open"]);
  expect(await textsFor(guest, said, hushed, hall)).toEqual(["in the open", null, null]);
  expect((await refused(shownTo(outsider, said))).code).toBe("not_found");
});

test("who is no longer in a private channel is shown nothing of it", async () => {
  const room = await channelOf(place, { visibility: "private", memberIds: [guest.memberId] });
  const said = await say(place, owner, room, "among us");
  expect(await textsFor(guest, said)).toEqual(["among us"]);
  await guest.client.call(leaveChannel, { workspaceId, channelId: room });
  expect(await shownTo(guest, said)).toEqual([null]);
});

test("a deleted message shows nothing until it is brought back, an edited one its new words", async () => {
  const said = await say(place, owner, open, "said in haste");
  await owner.client.call(deleteMessage, keys(said));
  expect(await shownTo(member, said)).toEqual([null]);
  await owner.client.call(restoreMessage, keys(said));
  await owner.client.call(editMessage, { ...keys(said), text: "said at leisure" });
  expect(await textsFor(member, said)).toEqual(["said at leisure"]);
});

test("what was said in an archived channel can still be shown", async () => {
  const room = await channelOf(place, { memberIds: [member.memberId] });
  const said = await say(place, owner, room, "for the archive");
  await owner.client.call(archiveChannel, { workspaceId, channelId: room });
  expect(await textsFor(member, said)).toEqual(["for the archive"]);
});

test("a long text is cut between words, and shows nothing of a spoiler", async () => {
  const long = await say(place, owner, open, "many words ".repeat(2000));
  const secret = await say(place, owner, open, `so it ends: ||${"the gardener ".repeat(200).trim()}||`);
  const [cut, hidden] = await textsFor(member, long, secret);
  expect(cut).toMatch(/^many words .*(many|words) …$/);
  expect(cut?.length).toBeLessThan(1210);
  expect(hidden).toMatch(/^so it ends/);
  expect(hidden).not.toContain("gardener");
});
