import { archiveChannel, listMyChannels, openDirect } from "@atrium/contract/chat/channels.ts";
import { listMessages, type Message, sendMessage } from "@atrium/contract/chat/messages.ts";
import { afterEach, describe, expect, test } from "vitest";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;
afterEach(unfollowAll);

type Wish = { who: TestMember; channelId: string; clientId?: string; text?: string };
type Outcome = Message | { code: string };

/** All in one moment, before the network could tell them apart. */
const sendAll = (wishes: Wish[]): Promise<Outcome[]> =>
  Promise.all(
    wishes.map(async ({ who, channelId, clientId = newId(), text = "hello" }) => {
      const identity = { accountId: who.accountId, sessionId: who.sessionId, operator: false };
      const origin = { ip: "127.0.0.1", userAgent: "" };
      const request = { requestId: "", origin, identity, cookies: "", setCookie: () => undefined };
      const input = { workspaceId, channelId, clientId, text };
      try {
        return ((await call(server.platform, { name: sendMessage.name, input, request })) as { message: Message })
          .message;
      } catch (error) {
        return { code: (error as { code: string }).code };
      }
    }),
  );

const seqOf = (outcome: Outcome | undefined) => (outcome && "seq" in outcome ? outcome.seq : outcome);
const channelOfAll = () => channelOf(place, { memberIds: [member.memberId, guest.memberId] });
const stateOf = async (who: TestMember, channelId: string) =>
  (await who.client.call(listMyChannels, { workspaceId })).items.find((item) => item.channel.id === channelId);

describe("messages sent in the same moment", () => {
  test("share a transaction", async () => {
    const channelIds = await Promise.all(Array.from({ length: 5 }, channelOfAll));
    const people = [owner, member, guest];
    const sent = await sendAll(channelIds.flatMap((channelId) => people.map((who) => ({ who, channelId }))));
    const ids = sent.map((outcome) => ("id" in outcome ? outcome.id : ""));
    const { rows } = await pool.query(
      "select count(distinct xmin::text)::int as transactions, count(*)::int as messages from message where id = any($1)",
      [ids],
    );
    expect(rows[0]).toEqual({ transactions: 1, messages: 15 });
  });

  test("take gap-free positions in each channel, in the order of the events", async () => {
    const channelIds = await Promise.all([channelOfAll(), channelOfAll()]);
    const socket = await following(server, guest, workspaceId);
    const wishes = Array.from({ length: 6 }, () => channelIds)
      .flat()
      .flatMap((channelId) => [owner, member, guest].map((who) => ({ who, channelId })));
    const sent = await sendAll(wishes);
    const all = Array.from({ length: 18 }, (_, index) => index + 1);
    await socket.until(() => socket.of("event").length >= 36);
    const told = socket.of("event").map((frame) => frame.data["message"] as Message);
    for (const channelId of channelIds) {
      const here = sent.filter((outcome, index) => wishes[index]?.channelId === channelId && seqOf(outcome));
      expect(here.map((outcome) => seqOf(outcome) as number).sort((a, b) => a - b)).toEqual(all);
      expect(told.filter((message) => message.channelId === channelId).map(({ seq }) => seq)).toEqual(all);
      const { messages } = await owner.client.call(listMessages, { workspaceId, channelId });
      expect(messages).toEqual(told.filter((message) => message.channelId === channelId));
    }
  });

  test("reach who is in their channel and nobody else", async () => {
    const told = await toldBy(server, place, async () => {
      await sendAll([
        { who: owner, channelId: place.closed, text: "between us" },
        { who: guest, channelId: place.open, text: "for all" },
        { who: member, channelId: place.open, text: "for all" },
      ]);
    });
    const [all, two] = [
      ["messageSent", "messageSent", "messageSent"],
      ["messageSent", "messageSent"],
    ];
    expect(names(told)).toEqual({ owner: all, member: all, guest: two, admin: [] });
  });

  test("move the pointer of who was first, and hide nothing from the others", async () => {
    const channelId = await channelOfAll();
    const people = [owner, member, guest];
    const sent = await sendAll(people.map((who) => ({ who, channelId })));
    for (const [index, who] of people.entries())
      expect(await stateOf(who, channelId)).toMatchObject({ lastSeq: 3, readSeq: seqOf(sent[index]) === 1 ? 1 : 0 });
  });

  test("of one author in one channel are all kept, and read", async () => {
    const channelId = await channelOfAll();
    await sendAll(Array.from({ length: 5 }, () => ({ who: member, channelId })));
    expect(await stateOf(member, channelId)).toMatchObject({ lastSeq: 5, readSeq: 5 });
  });

  test("of the same client id are one message", async () => {
    const channelId = await channelOfAll();
    const clientId = newId();
    const outcomes = await sendAll(Array.from({ length: 8 }, () => ({ who: member, channelId, clientId })));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(seqOf((await sendAll([{ who: owner, channelId }]))[0])).toBe(2);
  });

  test("wait for nobody who holds another channel", async () => {
    const [free, held] = await Promise.all([channelOfAll(), channelOfAll()]);
    const holder = await pool.connect();
    try {
      await holder.query("begin");
      await holder.query("select from channel where id = $1 for update", [held]);
      const stuck = sendAll([{ who: member, channelId: held }]);
      const sent = await sendAll([owner, guest].map((who) => ({ who, channelId: free })));
      expect(new Set(sent.map(seqOf))).toEqual(new Set([1, 2]));
      await holder.query("rollback");
      expect((await stuck).map(seqOf)).toEqual([1]);
    } finally {
      holder.release();
    }
  });

  test("show a conversation that had been opened and not written in", async () => {
    const { channel } = await owner.client.call(openDirect, { workspaceId, memberIds: [guest.memberId] });
    const channelId = channel.channel.id;
    expect(await stateOf(guest, channelId)).toBeUndefined();
    const told = await toldBy(server, place, async () => {
      await sendAll([owner, guest].map((who) => ({ who, channelId })));
    });
    expect(names(told).guest).toEqual(["channelJoined", "messageSent", "messageSent"]);
    expect(await stateOf(guest, channelId)).toMatchObject({ lastSeq: 2 });
  });
});

describe("who may not send", () => {
  test("is refused by the same rules among those who may, and takes no position", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId], visibility: "private" });
    const archived = await channelOf(place);
    const known = await say(place, owner, archived, "before");
    await owner.client.call(archiveChannel, { workspaceId, channelId: archived });
    const outcomes = await sendAll([
      { who: owner, channelId },
      { who: outsider, channelId },
      { who: guest, channelId },
      { who: admin, channelId: place.open },
      { who: owner, channelId: archived },
      { who: owner, channelId: archived, clientId: known.clientId },
      { who: member, channelId, clientId: known.clientId },
      { who: owner, channelId: newId() },
      { who: member, channelId },
    ]);
    const codes = outcomes.map((outcome) => ("code" in outcome ? outcome.code : outcome.seq));
    expect(codes.slice(1, 6)).toEqual(["not_found", "not_found", "not_allowed", "archived", 1]);
    expect(codes[7]).toBe("not_found");
    expect(new Set([codes[0], codes[6], codes[8]])).toEqual(new Set([1, 2, 3]));
  });

  test("cannot spoil what others send by using a client id twice in different channels", async () => {
    const [one, two] = await Promise.all([channelOfAll(), channelOfAll()]);
    const clientId = newId();
    const outcomes = await sendAll([
      { who: owner, channelId: one },
      { who: member, channelId: one, clientId },
      { who: owner, channelId: two },
      { who: member, channelId: two, clientId },
    ]);
    expect([seqOf(outcomes[0]), seqOf(outcomes[2])].every((seq) => seq === 1 || seq === 2)).toBe(true);
    const spoilt = [outcomes[1], outcomes[3]].filter((outcome) => outcome && "code" in outcome);
    expect(spoilt).toEqual([{ code: "client_id_used" }]);
  });
});
