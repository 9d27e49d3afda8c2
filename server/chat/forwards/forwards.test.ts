import { openDirect } from "@atrium/contract/chat/channels.ts";
import { forwardMessage } from "@atrium/contract/chat/forwarding.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import { afterEach, describe, expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { contentOf, uploaded } from "../../testing/files.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const patient = { timeout: 30_000, interval: 50 };
const said = (channelId = closed, text = "the words themselves", who = owner) => say(place, who, channelId, text);
const forwarding = (message: messages.Message, channelIds: string[], more: object = {}) => ({
  workspaceId,
  channelId: message.channelId,
  messageId: message.id,
  clientId: newId(),
  channelIds,
  ...more,
});
const read = async (channelId: string, messageId: string, who: TestMember = owner) =>
  (await who.client.call(messages.readMessage, { workspaceId, channelId, messageId })).message;
const countIn = async (channelId: string) =>
  (await pool.query("select count(*)::int as n from message where channel_id = $1", [channelId])).rows[0]?.n;

test("a forward carries who said what, and tells the channel it goes to alone", async () => {
  const message = await said(closed);
  const input = forwarding(message, [open], { comment: " for all of you " });
  const told = await toldBy(server, place, () => member.client.call(forwardMessage, input));
  expect(names(told)).toEqual({ owner: ["messageSent"], member: ["messageSent"], admin: [], guest: ["messageSent"] });
  const forward = {
    authorId: owner.memberId,
    text: "the words themselves",
    files: [],
    writtenAt: message.createdAt,
    channelId: closed,
    messageId: message.id,
    threadId: null,
    withdrawn: false,
  };
  const data = told.guest[0]?.data as { message: messages.Message };
  expect(data.message).toMatchObject({ authorId: member.memberId, text: "for all of you", parts: { forward } });
  expect(await read(open, data.message.id)).toEqual(data.message);
});

test("a retry sends nothing twice, also at the same time", async () => {
  const [first, second] = [
    await channelOf(place, { memberIds: [member.memberId] }),
    await channelOf(place, { memberIds: [member.memberId] }),
  ];
  const input = forwarding(await said(), [first, second]);
  const answers = await Promise.all([1, 2, 3, 4].map(() => member.client.call(forwardMessage, input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.sent.map(({ channelId }) => channelId).sort()).toEqual([first, second].sort());
  expect([await countIn(first), await countIn(second)]).toEqual([1, 1]);
});

test("people get it in a direct message", async () => {
  const { sent } = await member.client.call(
    forwardMessage,
    forwarding(await said(), [], { memberIds: [guest.memberId] }),
  );
  const { channel } = await guest.client.call(openDirect, { workspaceId, memberIds: [member.memberId] });
  expect(sent.map(({ channelId }) => channelId)).toEqual([channel.channel.id]);
  const shown = await read(channel.channel.id, sent[0]?.messageId as string, guest);
  expect(shown).toMatchObject({ text: "", parts: { forward: { text: "the words themselves" } } });
});

test("both ends are asked: what one may not read, or may not write in, refuses it all", async () => {
  const [hidden, shown] = [await said(closed), await said(open)];
  const own = await channelOf({ workspaceId, owner: admin }, {});
  const before = await countIn(own);
  const told = await toldBy(server, place, async () => {
    expect((await refused(admin.client.call(forwardMessage, forwarding(hidden, [own])))).code).toBe("not_found");
    expect((await refused(admin.client.call(forwardMessage, forwarding(shown, [own, closed])))).code).toBe("not_found");
    expect((await refused(admin.client.call(forwardMessage, forwarding(shown, [own, open])))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(forwardMessage, forwarding(shown, [open])))).code).toBe("not_found");
    const stranger = forwarding(shown, [], { memberIds: [outsider.memberId] });
    expect((await refused(member.client.call(forwardMessage, stranger))).code).toBe("unknown_person");
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  expect(await countIn(own)).toBe(before);
});

test("of a private channel nothing but an id leaves with what is forwarded from it", async () => {
  const name = `secret plans ${newId()}`;
  const channelId = await channelOf(place, { name, visibility: "private", memberIds: [member.memberId] });
  const message = await said(channelId);
  const told = await toldBy(server, place, () => member.client.call(forwardMessage, forwarding(message, [open])));
  const page = await guest.client.call(messages.listMessages, { workspaceId, channelId: open });
  expect(page.messages.at(-1)?.parts.forward?.channelId).toBe(channelId);
  expect(JSON.stringify([told.guest, page])).not.toContain(name);
  const there = { workspaceId, channelId, messageId: message.id };
  expect((await refused(guest.client.call(messages.readMessage, there))).code).toBe("not_found");
});

test("a later edit changes nothing; deleting the original withdraws the words everywhere, also from the log", async () => {
  const message = await said(closed, "words one regrets");
  const which = { workspaceId, channelId: closed, messageId: message.id };
  const { sent } = await member.client.call(forwardMessage, forwarding(message, [open]));
  const id = sent[0]?.messageId as string;
  const again = await guest.client.call(forwardMessage, forwarding(await read(open, id), [open]));
  await owner.client.call(messages.editMessage, { ...which, text: "other words" });
  expect((await read(open, id)).parts.forward).toMatchObject({ text: "words one regrets", withdrawn: false });

  await owner.client.call(messages.deleteMessage, which);
  for (const messageId of [id, again.sent[0]?.messageId as string])
    expect((await read(open, messageId)).parts.forward).toMatchObject({ text: "", withdrawn: true });
  expect((await refused(member.client.call(forwardMessage, forwarding(await read(open, id), [open])))).code).toBe(
    "deleted",
  );
  const inLog = async () =>
    (await pool.query("select name, data::text as data from event where data::text like $1", [`%${id}%`])).rows;
  await vi.waitFor(async () => {
    const events = await inLog();
    expect(events.map((event) => event.name)).toContain("messageChanged");
    expect(JSON.stringify(events)).not.toContain("words one regrets");
  }, patient);

  await owner.client.call(messages.restoreMessage, which);
  expect((await read(open, id)).parts.forward).toMatchObject({ text: "words one regrets", withdrawn: false });
  const changes = async () => (await inLog()).filter((event) => event.name === "messageChanged");
  await vi.waitFor(async () => expect((await changes()).length).toBeGreaterThan(1), patient);
});

test("a forward is forwarded as its original, wherever that was said", async () => {
  const message = await said(closed);
  const { sent } = await member.client.call(forwardMessage, forwarding(message, [open], { comment: "look" }));
  const first = await read(open, sent[0]?.messageId as string, guest);
  const next = await guest.client.call(forwardMessage, forwarding(first, [open]));
  expect((await read(open, next.sent[0]?.messageId as string)).parts.forward).toEqual(first.parts.forward);
});

test("at most ten places, and at least one", async () => {
  const message = await said();
  for (const ids of [[], Array.from({ length: 11 }, newId)])
    expect((await refused(member.client.call(forwardMessage, forwarding(message, ids)))).code).toBe("invalid_input");
});

describe("files of a forwarded message", () => {
  const withFile = async (channelId = closed) => {
    const file = await uploaded(server, owner, workspaceId, "plan");
    return { file, message: await say(place, owner, channelId, "look", { files: [file.id] }) };
  };
  const status = async (who: TestMember, fileId: string) => (await contentOf(server, who, workspaceId, fileId)).status;

  test("are seen by who may read the forward, also of a forward, until the original is deleted", async () => {
    const { file, message } = await withFile();
    expect(await status(guest, file.id)).toBe(404);
    const { sent } = await member.client.call(forwardMessage, forwarding(message, [open]));
    const id = sent[0]?.messageId as string;
    expect((await read(open, id)).parts.forward?.files).toEqual([file]);
    expect(await status(guest, file.id)).toBe(200);
    expect(await status(admin, file.id)).toBe(200);
    expect(await status(outsider, file.id)).toBe(404);
    const further = await channelOf(place, { visibility: "private", memberIds: [guest.memberId] });
    const again = await owner.client.call(forwardMessage, forwarding(await read(open, id), [further]));
    expect((await read(further, again.sent[0]?.messageId as string)).parts.forward?.files).toEqual([file]);
    const which = { workspaceId, channelId: closed, messageId: message.id };
    await owner.client.call(messages.deleteMessage, which);
    for (const who of [guest, owner]) expect(await status(who, file.id)).toBe(404);
    const noLonger = async () =>
      (await pool.query("select from event where name like 'message%' and data::text like $1", [`%${file.id}%`]))
        .rowCount;
    await vi.waitFor(async () => expect(await noLonger()).toBe(0), patient);
    await owner.client.call(messages.restoreMessage, which);
    expect(await status(guest, file.id)).toBe(200);
  });

  test("go from the forward when they are removed", async () => {
    const { file, message } = await withFile();
    const { sent } = await member.client.call(forwardMessage, forwarding(message, [open]));
    const id = sent[0]?.messageId as string;
    const socket = await following(server, guest, workspaceId);
    await owner.client.call(removeFile, { workspaceId, fileId: file.id });
    expect(await status(guest, file.id)).toBe(404);
    // What an earlier test did to other messages may be heard late.
    const ofThese = () =>
      socket
        .of("event")
        .filter(({ data }) => [file.id, id].some((one) => JSON.stringify(data).includes(one)))
        .map(({ name }) => name);
    await vi.waitFor(() => expect(ofThese()).toEqual(["fileRemoved", "messageChanged"]), patient);
    expect((await read(open, id)).parts.forward).toMatchObject({ text: "look", files: [] });
  });

  test("take no room any more once the deletion of the original cannot be undone", async () => {
    const { file, message } = await withFile();
    const { sent } = await member.client.call(forwardMessage, forwarding(message, [open]));
    await owner.client.call(messages.deleteMessage, { workspaceId, channelId: closed, messageId: message.id });
    const makeDue = async () =>
      (
        await pool.query("update timer set due_at = now() where kind like '%-files' and id = any($1)", [
          [message.id, sent[0]?.messageId],
        ])
      ).rowCount;
    const removed = async () => {
      await makeDue();
      return (await pool.query("select removed_at from file where id = $1", [file.id])).rows[0].removed_at;
    };
    await vi.waitFor(async () => expect(await removed()).not.toBe(null), patient);
  });
});
