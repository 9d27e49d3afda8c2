import { listChannelMembers, readChannel } from "@atrium/contract/chat/channels.ts";
import { listCommands, runCommand } from "@atrium/contract/chat/commands.ts";
import { personMarkdown } from "@atrium/contract/chat/message-text.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const run = (who: TestMember, channelId: string, text: string, more: { threadId?: string; clientId?: string } = {}) =>
  who.client.call(runCommand, { workspaceId, channelId, text, clientId: newId(), ...more });
const textsIn = async (channelId: string) =>
  (await pool.query("select text from message where channel_id = $1 order by created_at", [channelId])).rows.map(
    (row) => row.text,
  );
const namesFor = async (who: TestMember) =>
  (await who.client.call(listCommands, { workspaceId })).commands.map(({ name }) => name);

test("a command sends what its button would, and the channel hears it", async () => {
  const told = await toldBy(server, place, () => run(member, closed, "/me fetches\n\ncoffee"));
  expect(names(told)).toEqual({ owner: ["messageSent"], member: ["messageSent"], admin: [], guest: [] });
  expect(await textsIn(closed)).toEqual(["*fetches*\n\n*coffee*"]);
});

test("a retry with the same client id makes nothing new", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const clientId = newId();
  const answers = [];
  for (let tries = 0; tries < 3; tries += 1) answers.push(await run(member, channelId, "/shrug why", { clientId }));
  expect(new Set(answers.map(({ message }) => message?.id)).size).toBe(1);
  expect(await textsIn(channelId)).toEqual(["why ¯\\\\\\_(ツ)\\_/¯"]);
});

test("inside a thread it answers there", async () => {
  const root = await say(place, owner, open);
  const { message } = await run(member, open, "/shrug", { threadId: root.id });
  expect(message?.threadId).toBe(root.id);
});

test("the topic is set and taken away, with a note for the one who wrote", async () => {
  const topicNow = async () => (await owner.client.call(readChannel, { workspaceId, channelId: closed })).channel.topic;
  expect((await run(member, closed, "/topic  Friday ")).note).toBe("The topic is now: Friday");
  expect(await topicNow()).toBe("Friday");
  await run(member, closed, "/topic -");
  expect(await topicNow()).toBe("");
});

test("people called by name are added", async () => {
  const channelId = await channelOf(place, { visibility: "private" });
  const text = `/invite ${personMarkdown("Mem", member.memberId)} and ${personMarkdown("Gus", guest.memberId)}`;
  expect((await run(owner, channelId, text)).note).toBe("Added 2 people.");
  const { items } = await guest.client.call(listChannelMembers, { workspaceId, channelId });
  expect(items).toHaveLength(3);
});

test("muting is told to oneself alone, and leaving leaves", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const told = await toldBy(server, place, async () => {
    await run(member, channelId, "/mute");
    await run(member, channelId, "/mute off");
  });
  expect(names(told)).toEqual({ owner: [], member: ["channelMarked", "channelMarked"], admin: [], guest: [] });
  await run(member, channelId, "/leave");
  expect((await member.client.call(readChannel, { workspaceId, channelId })).mine).toBeNull();
});

test("a wrong argument is named, an unknown command is said to be one, and nothing changes", async () => {
  const wrong = await refused(run(member, open, "/invite somebody"));
  expect(wrong).toMatchObject({ code: "bad_argument", status: 400, fields: [{ path: "people" }] });
  const long = await refused(run(member, open, `/topic ${"x".repeat(251)}`));
  expect(long).toMatchObject({ code: "invalid_input", fields: [{ path: "topic" }] });
  expect(await refused(run(member, open, "/dance"))).toMatchObject({ code: "unknown_command", status: 404 });
  expect((await refused(run(member, open, "no slash"))).code).toBe("unknown_command");
});

test("a command may no more than its button, and an outsider nothing", async () => {
  const told = await toldBy(server, place, async () => {
    expect((await refused(run(guest, open, "/topic mine"))).code).toBe("not_allowed");
    expect((await refused(run(admin, open, "/shrug"))).code).toBe("not_allowed");
    expect((await refused(run(admin, closed, "/shrug"))).code).toBe("not_found");
    const outside = outsider.client.call(runCommand, { workspaceId, channelId: open, text: "/me", clientId: newId() });
    expect((await refused(outside)).code).toBe("not_found");
  });
  expect(Object.values(names(told)).flat()).toEqual([]);
});

test("one is offered what one's role may do, each name once", async () => {
  const offered = await namesFor(member);
  expect(offered).toEqual(expect.arrayContaining(["invite", "leave", "me", "mute", "shrug", "topic"]));
  expect(offered).toEqual([...new Set(offered)].sort());
  expect(await namesFor(guest)).not.toContain("topic");
});
