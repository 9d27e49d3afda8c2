import { runCommand } from "@atrium/contract/chat/commands.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import * as contract from "@atrium/contract/chat/polling.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { afterEach, expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);
const patient = { timeout: 30_000, interval: 50 };

type Wish = Partial<CallOf<typeof contract.createPoll>>;
const asking = (more: Wish = {}) => ({
  workspaceId,
  channelId: open,
  clientId: newId(),
  question: "Lunch?",
  options: ["Soup", "Salad", "Bread"],
  ...more,
});
/** A poll of the owner's, and how to name it. */
async function ask(more: Wish = {}) {
  const { message } = await owner.client.call(contract.createPoll, asking(more));
  return { workspaceId, channelId: message.channelId, messageId: message.id };
}
type Which = Awaited<ReturnType<typeof ask>>;
const vote = (which: Which, who: TestMember, ...options: number[]) =>
  who.client.call(contract.votePoll, { ...which, options });
const read = async (which: Which, who = owner) =>
  (await who.client.call(messages.readMessage, which)).message.parts.poll;
/** Without the counting of votes of a moment ago, which comes when it comes. */
const toldOf = async (action: () => Promise<unknown>) => {
  const told = names(await toldBy(server, place, action));
  const rest = (list: string[]) => list.filter((name) => name !== "pollCounted");
  return { owner: rest(told.owner), member: rest(told.member), admin: rest(told.admin), guest: rest(told.guest) };
};
const counted = (which: Which, expected: object) =>
  vi.waitFor(async () => expect(await read(which)).toMatchObject(expected), patient);

test("a poll is a message that asks, told to its channel; a retry is the same message", async () => {
  const input = asking({ channelId: closed, multiple: true });
  const told = await toldBy(server, place, async () => {
    const first = await member.client.call(contract.createPoll, input);
    expect(await member.client.call(contract.createPoll, input)).toEqual(first);
  });
  expect(names(told)).toEqual({ owner: ["messageSent"], member: ["messageSent"], admin: [], guest: [] });
  const poll = {
    options: ["Soup", "Salad", "Bread"],
    votes: [0, 0, 0],
    voters: 0,
    multiple: true,
    anonymous: false,
    open: false,
    closesAt: null,
    closedAt: null,
    mine: [],
  };
  expect(told.owner[0]?.data).toMatchObject({ message: { text: "Lunch?", parts: { poll } } });
  const { messages: page } = await owner.client.call(messages.listMessages, { workspaceId, channelId: closed });
  expect(page.at(-1)?.parts).toEqual({ poll });
});

test("a vote is told to oneself, and what all chose together to the channel", async () => {
  const which = await ask();
  const sockets = await Promise.all([owner, member, admin].map((who) => following(server, who, workspaceId)));
  await vote(which, member, 2);
  const [others, own, outside] = sockets.map((socket) => socket) as [
    (typeof sockets)[0],
    (typeof sockets)[0],
    (typeof sockets)[0],
  ];
  const isCount = (frame: { name: string }) => frame.name === "pollCounted";
  await others.until(() => others.of("event").some(isCount));
  await own.until(() => own.of("event").some(isCount));
  const { channelId, messageId } = which;
  expect(others.of("event").map(({ name, actorId, data }) => ({ name, actorId, data }))).toEqual([
    { name: "pollCounted", actorId: null, data: { channelId, messageId, votes: [0, 1, 0], voters: 1 } },
  ]);
  expect(own.of("event").map((frame) => frame.name)).toEqual(["pollVoted", "pollCounted"]);
  expect(own.of("event")[0]?.data).toEqual({ channelId, messageId, options: [2] });
  expect(outside.of("event")).toEqual([]);
  expect(await read(which, member)).toMatchObject({ mine: [2] });
  expect(await read(which, owner)).toMatchObject({ mine: [] });
});

test("voting again changes one's vote, the same again changes nothing, nothing takes it back", async () => {
  const which = await ask();
  await vote(which, member, 1);
  await vote(which, guest, 1);
  await counted(which, { votes: [2, 0, 0], voters: 2 });
  const told = await toldBy(server, place, async () => {
    await vote(which, member, 1);
    await vote(which, guest);
    await vote(which, guest);
  });
  expect(names(told).member.filter((name) => name === "pollVoted")).toEqual([]);
  expect(names(told).guest.filter((name) => name === "pollVoted")).toEqual(["pollVoted"]);
  await counted(which, { votes: [1, 0, 0], voters: 1 });
});

test("nobody votes twice, whatever arrives at once", async () => {
  const which = await ask();
  await Promise.all([1, 2, 3, 1, 2, 3].map((option) => vote(which, member, option)));
  await counted(which, { voters: 1 });
  expect((await read(which))?.votes.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test("several answers only where they are allowed, and only answers there are", async () => {
  const [one, several] = [await ask(), await ask({ multiple: true })];
  expect((await refused(vote(one, member, 1, 2))).code).toBe("only_one");
  expect((await refused(vote(one, member, 4))).code).toBe("invalid_input");
  await vote(several, member, 3, 1, 3);
  await counted(several, { votes: [1, 0, 1], voters: 1 });
  expect(await read(several, member)).toMatchObject({ mine: [1, 3] });
});

test("names are told option by option, the first first; of an anonymous poll through no door", async () => {
  const [named, secret] = [await ask(), await ask({ anonymous: true })];
  for (const which of [named, secret]) {
    await vote(which, guest, 1);
    await vote(which, member, 1);
    await counted(which, { voters: 2 });
  }
  const { people, next } = await owner.client.call(contract.listVoters, { ...named, option: 1 });
  expect([people.map(({ id }) => id), next]).toEqual([[guest.memberId, member.memberId], undefined]);
  for (const who of [owner, member])
    expect((await refused(who.client.call(contract.listVoters, { ...secret, option: 1 }))).code).toBe("anonymous");
  const { rows } = await pool.query(
    "select data::text as data from event where data::text like $1 and not ($2 = any(audience)) and not ($3 = any(audience))",
    [`%${secret.messageId}%`, `person:${guest.memberId}`, `person:${member.memberId}`],
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const { data } of rows) for (const { memberId } of [guest, member]) expect(data).not.toContain(memberId);
});

test("fifty names at a time", async () => {
  const which = await ask();
  await pool.query(
    `insert into poll_ballot select $1, $2, m.id, '{1}', now() + n * interval '1 ms'
     from (select gen_random_uuid() as id, n from generate_series(1, 60) n) m`,
    [workspaceId, which.messageId],
  );
  const { next } = await owner.client.call(contract.listVoters, { ...which, option: 1 });
  expect(
    (await owner.client.call(contract.listVoters, { ...which, option: 1, cursor: next as string })).next,
  ).toBeUndefined();
});

test("who asks adds answers, and where the poll is open everybody does; each is there once", async () => {
  const [own, shared] = [await ask(), await ask({ open: true })];
  expect((await refused(member.client.call(contract.addPollOption, { ...own, text: "Cake" }))).code).toBe(
    "not_allowed",
  );
  expect((await owner.client.call(contract.addPollOption, { ...own, text: "Cake" })).option).toBe(4);
  const told = await toldOf(async () => {
    for (const who of [guest, member])
      expect(
        (await who.client.call(contract.addPollOption, { ...shared, text: who === guest ? "Cake" : "cake" })).option,
      ).toBe(4);
  });
  expect(told).toEqual({
    owner: ["messageChanged"],
    member: ["messageChanged"],
    admin: [],
    guest: ["messageChanged"],
  });
  await vote(shared, member, 4);
  await counted(shared, { options: ["Soup", "Salad", "Bread", "Cake"], votes: [0, 0, 0, 1] });
});

test("closed by who asks or moderates, told once; then nobody votes or adds", async () => {
  const which = await ask({ channelId: closed });
  await vote(which, member, 1);
  expect((await refused(member.client.call(contract.closePoll, which))).code).toBe("not_allowed");
  const told = await toldBy(server, place, async () => {
    await owner.client.call(contract.closePoll, which);
    await owner.client.call(contract.closePoll, which);
  });
  expect(names(told).member.filter((name) => name === "messageChanged")).toHaveLength(1);
  expect(await read(which)).toMatchObject({ votes: [1, 0, 0], voters: 1, closedAt: expect.any(String) });
  expect((await refused(vote(which, member, 2))).code).toBe("closed");
  expect((await refused(owner.client.call(contract.addPollOption, { ...which, text: "late" }))).code).toBe("closed");
});

test("when its time is over a poll closes by itself, and tells", async () => {
  const socket = await following(server, member, workspaceId);
  const closesAt = new Date(Date.now() + 3_600_000).toISOString();
  const which = await ask({ closesAt });
  // Nobody waits for an hour.
  const due = "update timer set due_at = now() where kind = 'poll-close' and id = $1 and due_at = $2";
  expect((await pool.query(due, [which.messageId, closesAt])).rowCount).toBe(1);
  server.platform.timers?.expect(new Date());
  await socket.until(() => socket.of("event").some((frame) => frame.name === "messageChanged"));
  const told = socket.of("event").find((frame) => frame.name === "messageChanged");
  expect(told).toMatchObject({ actorId: null, data: { message: { id: which.messageId } } });
  expect((await read(which))?.closedAt).not.toBeNull();
  expect((await refused(vote(which, member, 1))).code).toBe("closed");
  expect(
    (await refused(owner.client.call(contract.createPoll, asking({ closesAt: "2020-01-01T00:00:00.000Z" })))).code,
  ).toBe("not_in_future");
});

test("who is not in the channel does nothing with its polls, and hears nothing", async () => {
  const [shown, hidden] = [await ask(), await ask({ channelId: closed })];
  const told = await toldOf(async () => {
    for (const [which, who, code] of [
      [shown, admin, "not_allowed"],
      [hidden, admin, "not_found"],
      [shown, outsider, "not_found"],
    ] as const) {
      expect((await refused(vote(which, who, 1))).code).toBe(code);
      expect((await refused(who.client.call(contract.addPollOption, { ...which, text: "x" }))).code).toBe(code);
      expect((await refused(who.client.call(contract.createPoll, asking({ channelId: which.channelId })))).code).toBe(
        code,
      );
    }
    expect((await refused(admin.client.call(contract.listVoters, { ...hidden, option: 1 }))).code).toBe("not_found");
    expect((await refused(guest.client.call(contract.closePoll, shown))).code).toBe("not_allowed");
  });
  expect(told).toEqual({ owner: [], member: [], admin: [], guest: [] });
});

test("a deleted poll shows nothing and takes no votes", async () => {
  const which = await ask();
  await vote(which, member, 1);
  await owner.client.call(messages.deleteMessage, which);
  expect(await read(which)).toBeUndefined();
  expect((await refused(vote(which, member, 2))).code).toBe("deleted");
  expect((await refused(owner.client.call(contract.listVoters, { ...which, option: 1 }))).code).toBe("deleted");
});

test("a poll is asked by a command, with quotes of any kind", async () => {
  const run = (text: string) =>
    owner.client.call(runCommand, { workspaceId, channelId: open, clientId: newId(), text });
  const { message } = await run('/poll "Where to?" “Lisbon” „Porto“');
  expect(message).toMatchObject({ text: "Where to?", parts: { poll: { options: ["Lisbon", "Porto"] } } });
  expect((await refused(run('/poll "Where to?" "Lisbon"'))).code).toBe("bad_argument");
  expect((await refused(run("/poll Where to?"))).code).toBe("bad_argument");
});

test("asked in a thread it stands there; a retry elsewhere is refused", async () => {
  const root = await ask();
  const input = asking({ threadId: root.messageId });
  const { message } = await owner.client.call(contract.createPoll, input);
  expect(message).toMatchObject({ threadId: root.messageId, seq: null, parts: { poll: { voters: 0 } } });
  expect((await refused(owner.client.call(contract.createPoll, { ...input, channelId: closed }))).code).toBe(
    "client_id_used",
  );
  expect((await refused(owner.client.call(contract.createPoll, asking({ threadId: newId() })))).code).toBe("not_found");
});
