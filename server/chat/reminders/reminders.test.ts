import { removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { runCommand } from "@atrium/contract/chat/commands.ts";
import { changeReminder, createReminder, deleteReminder, listReminders } from "@atrium/contract/chat/reminders.ts";
import { updateProfile } from "@atrium/contract/people/profiles.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { reminderDue } from "../../testing/due-reminders.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const create = async (who: TestMember, more: Partial<CallOf<typeof createReminder>> = {}) => {
  const input = { workspaceId, clientId: newId(), text: "call Ann", remindAt: inSeconds(3600), ...more };
  return (await who.client.call(createReminder, input)).reminder;
};
const list = async (who: TestMember, state: "open" | "done" = "open") =>
  (await who.client.call(listReminders, { workspaceId, state })).items;
const soon = { timeout: 30_000, interval: 25 };
const onlyMember = (...events: string[]) => ({ owner: [], admin: [], member: events, guest: [] });

test("a reminder is kept and told to its owner alone; a retry makes no second one", async () => {
  const clientId = newId();
  const told = await toldBy(server, place, () => Promise.all([1, 2, 3].map(() => create(member, { clientId }))));
  expect(names(told)).toEqual(onlyMember("reminderChanged"));
  const { rows } = await pool.query("select member_id, text, state from reminder where client_id = $1", [clientId]);
  expect(rows).toEqual([{ member_id: member.memberId, text: "call Ann", state: "waiting" }]);
  expect(await list(owner)).toEqual([]);
});

test("of a message only who may read it is reminded", async () => {
  const { id: messageId } = await say(place, owner, closed);
  const message = { channelId: closed, messageId };
  const told = await toldBy(server, place, async () => {
    expect((await refused(create(admin, message))).code).toBe("not_found");
    expect((await refused(create(guest, { channelId: open, messageId }))).code).toBe("not_found");
    expect((await refused(create(outsider, { text: "x" }))).code).toBe("not_found");
    expect((await refused(create(member, { text: "" }))).code).toBe("invalid_input");
    expect((await refused(create(member, { remindAt: inSeconds(-2) }))).code).toBe("not_in_future");
  });
  expect(Object.values(names(told)).flat()).toEqual([]);
  expect((await create(member, { text: "", ...message })).message).toEqual(message);
  const shown = async () => (await member.client.call(listReminders, { workspaceId })).messages;
  expect(await shown()).toMatchObject([{ id: messageId, title: "hello" }]);
  await owner.client.call(removeChannelMember, { workspaceId, channelId: closed, memberId: member.memberId });
  expect(await shown()).toEqual([]);
});

test("at its time it is told once, to its owner alone, and waits to be ticked off", async () => {
  let id = "";
  const told = await toldBy(server, place, async () => {
    id = (await create(member, { text: "stand up" })).id;
    await reminderDue(server, id);
    await vi.waitFor(
      async () => expect(await list(member)).toContainEqual(expect.objectContaining({ id, state: "due" })),
      soon,
    );
    await pool.query("insert into timer values ($1, 'reminder', $2, now()) on conflict do nothing", [workspaceId, id]);
    server.platform.timers?.expect(new Date());
    await vi.waitFor(
      async () => expect((await pool.query("select from timer where id = $1", [id])).rowCount).toBe(0),
      soon,
    );
  });
  expect(names(told)).toEqual(onlyMember("reminderChanged", "reminderDue"));
  const done = await toldBy(server, place, async () => {
    for (let n = 0; n < 2; n += 1)
      await member.client.call(changeReminder, { workspaceId, reminderId: id, done: true });
  });
  expect(names(done)).toEqual(onlyMember("reminderChanged"));
  expect((await list(member)).map((one) => one.id)).not.toContain(id);
  expect((await list(member, "done"))[0]).toMatchObject({ id, state: "done" });
});

test("snoozing makes it wait again; deleting takes it away; others can do neither", async () => {
  const { id: reminderId } = await create(member);
  const snooze = { workspaceId, reminderId, remindAt: inSeconds(7200) };
  const told = await toldBy(server, place, async () => {
    expect((await refused(owner.client.call(changeReminder, snooze))).code).toBe("not_found");
    expect((await refused(owner.client.call(deleteReminder, { workspaceId, reminderId }))).code).toBe("not_found");
    await member.client.call(changeReminder, { workspaceId, reminderId, done: true });
    await member.client.call(changeReminder, snooze);
    await member.client.call(deleteReminder, { workspaceId, reminderId });
  });
  expect(names(told)).toEqual(onlyMember("reminderChanged", "reminderChanged", "reminderGone"));
  expect((await pool.query("select from timer where id = $1", [reminderId])).rowCount).toBe(0);
});

test("/remind understands a time in the person's own zone, and says which argument is missing", async () => {
  await member.client.call(updateProfile, { workspaceId, timeZone: "Asia/Kolkata" });
  const run = (text: string, clientId = newId()) =>
    member.client.call(runCommand, { workspaceId, channelId: open, clientId, text });
  const clientId = newId();
  const { note } = await run("/remind me tomorrow 9am to ring Bob", clientId);
  await run("/remind me tomorrow 9am to ring Bob", clientId);
  expect(note).toMatch(/^You will be reminded: .* 09:00$/);
  const made = (await list(member)).filter(({ text }) => text === "ring Bob");
  expect(made.map(({ remindAt }) => remindAt.slice(11))).toEqual(["03:30:00.000Z"]);
  expect((await refused(run("/remind me to ring Bob"))).fields).toMatchObject([{ path: "when" }]);
  expect((await refused(run("/remind me in 10 minutes"))).fields).toMatchObject([{ path: "what" }]);
});
