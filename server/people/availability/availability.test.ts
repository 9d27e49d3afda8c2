import { bootWorkspace } from "@atrium/contract/boot.ts";
import { signalTyping } from "@atrium/contract/chat/typing.ts";
import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { type Presence, presenceChanged } from "@atrium/contract/people/presence.ts";
import { readProfiles } from "@atrium/contract/people/profiles.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import type { RawSocket } from "../../testing/raw-socket.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { statementsOf } from "../../testing/statements.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { manyJoined } from "../../testing/workspaces.ts";
import { quietStatesOf } from "./index.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open } = place;
afterEach(unfollowAll);
afterEach(async () => {
  await member.client.call(changeAvailability, { workspaceId, ...nothing });
});

const nothing = { until: null, hours: [], letsThrough: [], invisible: false };
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "00:00" }));
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const profileFor = async (who: typeof owner) =>
  (await who.client.call(readProfiles, { workspaceId, ids: [member.memberId] })).profiles[0];

test("do not disturb is kept, told to the workspace, and what is one's own to one's own devices", async () => {
  const until = soon();
  const told = await toldBy(server, place, () =>
    member.client.call(changeAvailability, { workspaceId, until, letsThrough: [owner.memberId] }),
  );
  expect(names(told)).toEqual({
    owner: ["profileChanged"],
    admin: ["profileChanged"],
    guest: ["profileChanged"],
    member: ["availabilityChanged", "profileChanged"],
  });
  expect(told.owner[0]?.data).toMatchObject({ profile: { id: member.memberId, quiet: { until, hours: [] } } });
  expect(JSON.stringify(told.owner)).not.toContain("letsThrough");
  expect((await profileFor(guest))?.quiet).toEqual({ until, hours: [] });
  const { availability } = await member.client.call(bootWorkspace, { workspaceId });
  expect(availability).toEqual({ quiet: { until, hours: [] }, letsThrough: [owner.memberId], invisible: false });
});

test("the same again changes nothing and tells nobody; a moment that has passed is none", async () => {
  const input = { workspaceId, until: soon(), hours: [{ day: 1, from: "22:00", to: "07:00" }] };
  const first = await member.client.call(changeAvailability, input);
  const told = await toldBy(server, place, async () => {
    expect(await member.client.call(changeAvailability, input)).toEqual(first);
    expect(await member.client.call(changeAvailability, { workspaceId })).toEqual(first);
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
  const past = await member.client.call(changeAvailability, { workspaceId, until: "2020-01-01T00:00:00.000Z" });
  expect(past.availability.quiet).toEqual({ until: null, hours: input.hours });
});

test("what runs out by itself is not shown any more", async () => {
  await pool.query("update member set quiet_until = now() - interval '1 second' where id = $1", [member.memberId]);
  expect((await profileFor(owner))?.quiet).toBeNull();
});

test("becoming invisible is nobody else's to know", async () => {
  const told = await toldBy(server, place, () =>
    member.client.call(changeAvailability, { workspaceId, invisible: true }),
  );
  expect(names(told)).toEqual({ owner: [], member: ["availabilityChanged"], admin: [], guest: [] });
  expect(JSON.stringify(await profileFor(owner))).not.toContain("invisible");
});

test("hours that cannot be are refused with the field's name, and change nothing", async () => {
  const tries = [
    [{ day: 8, from: "22:00", to: "07:00" }],
    [{ day: 1, from: "24:00", to: "07:00" }],
    [
      { day: 1, from: "22:00", to: "07:00" },
      { day: 1, from: "08:00", to: "09:00" },
    ],
  ];
  for (const hours of tries) {
    const error = await refused(member.client.call(changeAvailability, { workspaceId, hours }));
    expect(error.code).toBe("invalid_input");
    expect(error.fields?.[0]?.path).toMatch(/^hours/);
  }
  expect((await profileFor(owner))?.quiet).toBeNull();
});

test("nobody of elsewhere may be let through, and an outsider changes nothing", async () => {
  const strangers = { workspaceId, letsThrough: [outsider.memberId] };
  expect((await refused(member.client.call(changeAvailability, strangers))).code).toBe("unknown_person");
  const nobody = { workspaceId, letsThrough: [newId()] };
  expect((await refused(member.client.call(changeAvailability, nobody))).code).toBe("unknown_person");
  const told = await toldBy(server, place, async () => {
    const input = { workspaceId, until: soon() };
    expect((await refused(outsider.client.call(changeAvailability, input))).code).toBe("not_found");
  });
  expect(names(told).owner).toEqual([]);
});

test("two devices at once leave one state, and the last event tells it", async () => {
  const socket = await following(server, member, workspaceId);
  await Promise.all(
    [true, false, true, false, true].map((invisible) =>
      member.client.call(changeAvailability, { workspaceId, invisible }),
    ),
  );
  const { availability } = await member.client.call(bootWorkspace, { workspaceId });
  const last = () => socket.of("event").findLast((frame) => frame.name === "availabilityChanged")?.data;
  await socket.until(() => JSON.stringify(last()) === JSON.stringify({ availability }));
  expect(last()).toEqual({ availability });
});

test("who is left in peace now, and whose messages reach them, is one query for any number", async () => {
  const until = soon();
  await member.client.call(changeAvailability, { workspaceId, hours: always, letsThrough: [owner.memberId] });
  await admin.client.call(changeAvailability, { workspaceId, until });
  const people = await manyJoined(
    server,
    workspaceId,
    Array.from({ length: 2000 }, () => ({ accountId: null })),
  );
  const ids = [...people, owner.memberId, member.memberId, admin.memberId];
  const { platform } = server;
  const statements = await statementsOf(platform, async () => {
    const states = await platform.database.transaction({ workspaceId, mode: "read" }, ({ db }) =>
      quietStatesOf(db, workspaceId, ids),
    );
    expect([...states.keys()].sort()).toEqual([admin.memberId, member.memberId].sort());
    expect(states.get(admin.memberId)?.until.toISOString()).toBe(until);
    expect(states.get(member.memberId)?.letsThrough).toEqual([owner.memberId]);
  });
  expect(statements.filter(({ text }) => text.includes("member"))).toHaveLength(1);
  await admin.client.call(changeAvailability, { workspaceId, ...nothing });
});

/** What a connection was told about somebody, in order. */
const toldOf = (socket: RawSocket, memberId: string): Presence[] =>
  socket
    .of("signal")
    .filter(({ name }) => name === presenceChanged.name)
    .flatMap(({ data }) => (data as { people: { memberId: string; presence: Presence }[] }).people)
    .filter((each) => each.memberId === memberId)
    .map((each) => each.presence);

test("who is invisible is offline at once, comes and goes unseen, and types unseen", async () => {
  const looking = await following(server, owner, workspaceId);
  const mina = await following(server, member, workspaceId);
  looking.send({ type: "watch", workspaceId, people: [member.memberId] });
  await looking.until(() => toldOf(looking, member.memberId).at(-1) === "online");
  await member.client.call(changeAvailability, { workspaceId, invisible: true });
  await looking.until(() => toldOf(looking, member.memberId).at(-1) === "offline");
  const before = looking.of("signal").length;
  mina.send({ type: "activity", active: false });
  mina.send({ type: "activity", active: true });
  await following(server, member, workspaceId);
  await member.client.call(signalTyping, { workspaceId, channelId: open });
  await say(place, owner, open, "end");
  await looking.until(() => looking.of("event").length > 0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(looking.of("signal").length).toBe(before);
  await member.client.call(changeAvailability, { workspaceId, invisible: false });
  await looking.until(() => toldOf(looking, member.memberId).at(-1) === "online");
});

test("who was invisible before anybody looked is offline from the first look", async () => {
  await member.client.call(changeAvailability, { workspaceId, invisible: true });
  await following(server, member, workspaceId);
  const looking = await following(server, admin, workspaceId);
  looking.send({ type: "watch", workspaceId, people: [member.memberId, admin.memberId] });
  await looking.until(() => toldOf(looking, admin.memberId).includes("online"));
  expect(toldOf(looking, member.memberId)).not.toContain("online");
});
