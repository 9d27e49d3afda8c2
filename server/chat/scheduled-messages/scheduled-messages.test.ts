import { archiveChannel, leaveChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import {
  changeScheduledMessage,
  deleteScheduledMessage,
  listScheduledMessages,
  scheduleMessage,
  sendScheduledMessage,
} from "@atrium/contract/chat/scheduled-messages.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { reinstateMember, suspendMember } from "@atrium/contract/workspace/members.ts";
import { describe, expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, open, closed } = place;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const schedule = async (who: TestMember, channelId: string, more: Partial<CallOf<typeof scheduleMessage>> = {}) => {
  const input = { workspaceId, channelId, clientId: newId(), text: "later", sendAt: inSeconds(3600), ...more };
  return (await who.client.call(scheduleMessage, input)).scheduled;
};
const waiting = async (who: TestMember) => (await who.client.call(listScheduledMessages, { workspaceId })).items;
const textsIn = async (who: TestMember, channelId: string) =>
  (await who.client.call(listMessages, { workspaceId, channelId })).messages.map(({ text }) => text);
const soon = { timeout: 30_000, interval: 25 };
/** As if its time had come. */
const makeDue = async (ids: string[]) => {
  const { rowCount } = await pool.query(
    `with set_for as (
      update timer t set due_at = now() from scheduled_message s
      where s.id = any($1) and t.kind = 'scheduled-message' and t.id = s.id and t.due_at = s.send_at returning t.id
    )
    update scheduled_message s set send_at = now() - interval '1 second' from set_for where s.id = set_for.id`,
    [ids],
  );
  expect(rowCount).toBe(ids.length);
  server.platform.timers?.expect(new Date());
};

describe("scheduling", () => {
  test("keeps the message, tells its author alone, and a retry changes nothing", async () => {
    const clientId = newId();
    const told = await toldBy(server, place, async () => {
      const sendAt = inSeconds(3600);
      const ids = await Promise.all([1, 2, 3].map(() => schedule(member, closed, { clientId, sendAt })));
      expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["scheduledMessageChanged"], guest: [] });
    const { rows } = await pool.query("select author_id, text from scheduled_message where client_id = $1", [clientId]);
    expect(rows).toEqual([{ author_id: member.memberId, text: "later" }]);
  });

  test("needs what sending needs, and a time ahead", async () => {
    const told = await toldBy(server, place, async () => {
      expect((await refused(schedule(admin, open))).code).toBe("not_allowed");
      expect((await refused(schedule(admin, closed))).code).toBe("not_found");
      expect((await refused(schedule(outsider, open))).code).toBe("not_found");
      expect((await refused(schedule(member, open, { sendAt: inSeconds(-1) }))).code).toBe("not_in_future");
      expect((await refused(schedule(member, open, { sendAt: inSeconds(400 * 86_400) }))).code).toBe("too_far_ahead");
      expect((await refused(schedule(member, open, { threadId: newId() }))).code).toBe("not_found");
    });
    expect(Object.values(names(told)).flat()).toEqual([]);
  });
});

describe("at its time", () => {
  test("it is sent as its author would send it, and is no longer waiting", async () => {
    const root = await say(place, owner, open);
    const told = await toldBy(server, place, async () => {
      const { id } = await schedule(member, open, { text: "good morning", threadId: root.id });
      await makeDue([id]);
      await vi.waitFor(
        async () => expect(await waiting(member)).not.toContainEqual(expect.objectContaining({ text: "good morning" })),
        soon,
      );
    });
    expect(names(told).owner).toContain("messageSent");
    expect(names(told).member).toEqual(expect.arrayContaining(["messageSent", "scheduledMessageGone"]));
    expect(names(told).admin).toEqual([]);
    const sent = told.owner.find((frame) => frame.name === "messageSent");
    expect(sent?.data).toMatchObject({
      message: { authorId: member.memberId, threadId: root.id, text: "good morning" },
    });
  });

  test("two workers and a hundred messages: each is sent once", async () => {
    const second = await startTestServer();
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, n) => schedule(member, channelId, { text: `number ${n}` })),
    );
    await makeDue(all.map(({ id }) => id));
    const count = async () =>
      (
        await pool.query(
          "select count(*)::int as n, count(distinct text)::int as texts from message where channel_id = $1",
          [channelId],
        )
      ).rows[0];
    await vi.waitFor(async () => expect(await count()).toEqual({ n: 100, texts: 100 }), soon);
    const left = "select from timer where id = any($1)";
    await vi.waitFor(async () => expect((await pool.query(left, [all.map(({ id }) => id)])).rowCount).toBe(0), soon);
    await second.stop();
  });

  test("a worker that died after sending sends nothing twice: the timer comes again and finds it done", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const { id } = await schedule(member, channelId, { text: "once" });
    await makeDue([id]);
    await vi.waitFor(async () => expect(await textsIn(member, channelId)).toEqual(["once"]), soon);
    const again = "insert into timer values ($1, 'scheduled-message', $2, now()) on conflict do nothing";
    await pool.query(again, [workspaceId, id]);
    server.platform.timers?.expect(new Date());
    await vi.waitFor(
      async () => expect((await pool.query("select from timer where id = $1", [id])).rowCount).toBe(0),
      soon,
    );
    expect(await textsIn(member, channelId)).toEqual(["once"]);
  });

  test.each([
    [
      "the author has left a private channel",
      "not_found",
      (channelId: string) => member.client.call(leaveChannel, { workspaceId, channelId }),
    ],
    [
      "the channel is archived",
      "archived",
      (channelId: string) => owner.client.call(archiveChannel, { workspaceId, channelId }),
    ],
    [
      "the author is suspended",
      "not_allowed",
      () => owner.client.call(suspendMember, { workspaceId, memberId: member.memberId }),
    ],
  ])("when %s, it says why, and the text is kept", async (_title, code, change) => {
    const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
    const { id } = await schedule(member, channelId, { text: "kept" });
    await change(channelId);
    await makeDue([id]);
    const failed = async () =>
      (await pool.query("select failed_with, text from scheduled_message where id = $1", [id])).rows[0];
    await vi.waitFor(async () => expect(await failed()).toEqual({ failed_with: code, text: "kept" }), soon);
    if (code === "not_allowed") await owner.client.call(reinstateMember, { workspaceId, memberId: member.memberId });
    expect(await textsIn(owner, channelId)).toEqual([]);
    expect(await waiting(member)).toContainEqual(expect.objectContaining({ id, failedWith: code }));
  });
});

describe("what waits", () => {
  test("is changed and moved by its author, who alone hears of it; the same again changes nothing", async () => {
    const { id: scheduledId } = await schedule(member, closed);
    const input = { workspaceId, scheduledId, text: "other words", sendAt: inSeconds(7200) };
    const told = await toldBy(server, place, async () => {
      await member.client.call(changeScheduledMessage, input);
      await member.client.call(changeScheduledMessage, input);
      expect((await refused(owner.client.call(changeScheduledMessage, input))).code).toBe("not_found");
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["scheduledMessageChanged"], guest: [] });
    const { rows } = await pool.query("select due_at from timer where id = $1", [scheduledId]);
    expect(rows[0].due_at.toISOString()).toBe(input.sendAt);
    const late = member.client.call(changeScheduledMessage, { ...input, sendAt: inSeconds(-5) });
    expect((await refused(late)).code).toBe("not_in_future");
  });

  test("is sent now", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const { id: scheduledId } = await schedule(member, channelId, { text: "now" });
    const input = { workspaceId, scheduledId };
    expect((await refused(owner.client.call(sendScheduledMessage, input))).code).toBe("not_found");
    await member.client.call(sendScheduledMessage, input);
    expect(await textsIn(owner, channelId)).toEqual(["now"]);
    expect((await refused(member.client.call(sendScheduledMessage, input))).code).toBe("not_found");
    expect((await pool.query("select from timer where id = $1", [scheduledId])).rowCount).toBe(0);
  });

  test("is deleted by its author alone, and never sent", async () => {
    const { id: scheduledId } = await schedule(member, closed);
    const input = { workspaceId, scheduledId };
    const told = await toldBy(server, place, async () => {
      expect((await refused(owner.client.call(deleteScheduledMessage, input))).code).toBe("not_found");
      await member.client.call(deleteScheduledMessage, input);
    });
    expect(names(told)).toEqual({ owner: [], admin: [], member: ["scheduledMessageGone"], guest: [] });
    expect((await pool.query("select from timer where id = $1", [scheduledId])).rowCount).toBe(0);
    expect(await waiting(owner)).toEqual([]);
  });
});

test("files go with a message written for later, and it is not sent without one that was removed", async () => {
  const files = [
    await uploaded(server, member, workspaceId, "one"),
    await uploaded(server, member, workspaceId, "two"),
  ];
  const ids = files.map(({ id }) => id);
  const first = await schedule(member, closed, { text: "", files: ids });
  expect(first.files).toEqual(files);
  const change = { workspaceId, scheduledId: first.id, files: ids.slice(0, 1) };
  const { scheduled } = await member.client.call(changeScheduledMessage, change);
  expect(scheduled.files).toEqual(files.slice(0, 1));
  const empty = member.client.call(changeScheduledMessage, { ...change, files: [] });
  expect((await refused(empty)).code).toBe("empty_message");
  const { message } = await member.client.call(sendScheduledMessage, { workspaceId, scheduledId: first.id });
  expect(message).toMatchObject({ text: "", parts: { files: files.slice(0, 1) } });
  const second = await schedule(member, closed, { files: ids.slice(1) });
  await member.client.call(removeFile, { workspaceId, fileId: ids[1] as string });
  await makeDue([second.id]);
  const failed = async () => (await waiting(member)).find(({ id }) => id === second.id);
  await vi.waitFor(async () => expect(await failed()).toMatchObject({ failedWith: "not_found", files: [] }), soon);
  expect((await refused(schedule(owner, closed, { files: ids.slice(0, 1) }))).code).toBe("not_found");
});
