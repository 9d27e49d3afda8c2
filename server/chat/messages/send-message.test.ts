import { archiveChannel, joinChannel, listMyChannels, openDirect } from "@atrium/contract/chat/channels.ts";
import { listMessages, readMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { listReplies } from "@atrium/contract/chat/threads.ts";
import { changeRoles } from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;
afterEach(unfollowAll);

const rowOf = async (id: string) =>
  (await pool.query("select * from message where workspace_id = $1 and id = $2", [workspaceId, id])).rows[0];

describe("sending a message", () => {
  test("keeps it at the channel's end", async () => {
    const channelId = await channelOf(place);
    const first = await say(place, owner, channelId, "one");
    const second = await say(place, owner, channelId, "two");
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(await rowOf(second.id)).toMatchObject({
      channel_id: channelId,
      seq: 2,
      author_id: owner.memberId,
      text: "two",
    });
    const read = await owner.client.call(readMessage, { workspaceId, channelId, messageId: second.id });
    expect(read.message).toEqual(second);
  });

  test("tells everybody in the channel, the author included, and nobody else", async () => {
    const told = await toldBy(server, place, () => say(place, member, place.closed, "between us"));
    expect(names(told)).toEqual({ owner: ["messageSent"], member: ["messageSent"], admin: [], guest: [] });
    expect(told.owner[0]).toMatchObject({
      actorId: member.memberId,
      data: { message: { text: "between us", authorId: member.memberId }, author: { name: "Mina Member" }, root: null },
    });
  });

  test("reaches who looks at a public channel without being in it, and nobody who looks at a private one", async () => {
    const socket = await following(server, admin, workspaceId);
    const scopes = [place.open, place.closed].map((id) => ({ kind: "channel", id }));
    socket.send({ type: "watch", workspaceId, scopes });
    await expect
      .poll(async () => {
        await say(place, member, place.closed, "hidden");
        await say(place, member, place.open, "seen");
        return socket.of("event").length;
      })
      .toBeGreaterThan(0);
    const texts = socket.of("event").map((frame) => (frame.data["message"] as { text: string }).text);
    expect(new Set(texts)).toEqual(new Set(["seen"]));
  });

  test("again with the same client id answers the same message and changes nothing", async () => {
    const channelId = await channelOf(place);
    const input = { workspaceId, channelId, clientId: newId(), text: "once" };
    const first = await owner.client.call(sendMessage, input);
    const told = await toldBy(server, place, async () => {
      expect(await owner.client.call(sendMessage, { ...input, text: "changed" })).toEqual(first);
    });
    expect(told.owner).toEqual([]);
    expect((await owner.client.call(listMessages, { workspaceId, channelId })).messages).toHaveLength(1);
  });

  test("the same client id many times at once is one message, and leaves no gap", async () => {
    const channelId = await channelOf(place);
    const input = { workspaceId, channelId, clientId: newId(), text: "once" };
    const answers = await Promise.all(Array.from({ length: 12 }, () => owner.client.call(sendMessage, input)));
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect((await say(place, owner, channelId, "next")).seq).toBe(2);
  });

  test("a client id used in another channel is refused", async () => {
    const { clientId } = await say(place, member, place.open);
    const input = { workspaceId, channelId: place.closed, clientId, text: "there" };
    expect((await refused(member.client.call(sendMessage, input))).code).toBe("client_id_used");
  });

  test("two people may use the same client id", async () => {
    const { clientId, id } = await say(place, member, place.open, "mine");
    expect((await say(place, owner, place.open, "also mine", { clientId })).id).not.toBe(id);
  });
});

describe("who may not send", () => {
  test.each([
    ["an outsider", () => outsider, "not_found"],
    ["a member not in the private channel", () => admin, "not_found"],
    ["a guest not in the private channel", () => guest, "not_found"],
  ])("%s is told there is no such channel", async (_who, who, code) => {
    const input = { workspaceId, channelId: place.closed, clientId: newId(), text: "hello?" };
    expect((await refused(who().client.call(sendMessage, input))).code).toBe(code);
  });

  test("who may read a public channel joins it first", async () => {
    const input = { workspaceId, channelId: place.open, clientId: newId(), text: "hello?" };
    expect((await refused(admin.client.call(sendMessage, input))).code).toBe("not_allowed");
  });

  test("nobody writes into an archived channel, and a retry still finds what was sent", async () => {
    const channelId = await channelOf(place);
    const sent = await say(place, owner, channelId, "before");
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    const input = { workspaceId, channelId, clientId: newId(), text: "after" };
    expect((await refused(owner.client.call(sendMessage, input))).code).toBe("archived");
    const again = await owner.client.call(sendMessage, { ...input, clientId: sent.clientId });
    expect(again.message).toEqual(sent);
  });

  test("a role without the permission", async () => {
    const other = await rooms(server);
    const { roles } = await other.owner.client.call(listRoles, { workspaceId: other.workspaceId });
    await pool.query(
      "update role set permissions = array_remove(permissions, 'message.send') where workspace_id = $1 and key = 'guest'",
      [other.workspaceId],
    );
    expect(roles).toHaveLength(4);
    const input = { workspaceId: other.workspaceId, channelId: other.open, clientId: newId(), text: "hello?" };
    expect((await refused(other.guest.client.call(sendMessage, input))).code).toBe("not_allowed");
  });
});

describe("positions", () => {
  test("a hundred at once are gap-free, each its own, and in the order of the events", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const socket = await following(server, member, workspaceId);
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, n) => say(place, n % 2 ? owner : member, channelId, `number ${n}`)),
    );
    expect(sent.map(({ seq }) => seq as number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    );
    await socket.until(() => socket.of("event").length >= 100);
    const told = socket.of("event").map((frame) => (frame.data["message"] as { seq: number }).seq);
    expect(told).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  test("a refused message takes none", async () => {
    const channelId = await channelOf(place);
    await refused(member.client.call(sendMessage, { workspaceId, channelId, clientId: newId(), text: "not in here" }));
    expect((await say(place, owner, channelId)).seq).toBe(1);
  });
});

describe("one's own pointer", () => {
  const pointerOf = async (channelId: string, who = owner) => {
    const { items } = await who.client.call(listMyChannels, { workspaceId });
    return items.find((item) => item.channel.id === channelId);
  };

  test("moves along with one's own message", async () => {
    const channelId = await channelOf(place);
    await say(place, owner, channelId);
    await say(place, owner, channelId);
    expect(await pointerOf(channelId)).toMatchObject({ lastSeq: 2, readSeq: 2 });
  });

  test("stays where something before is unread: a scheduled message hides nothing", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    await say(place, member, channelId);
    await say(place, owner, channelId);
    expect(await pointerOf(channelId)).toMatchObject({ lastSeq: 2, readSeq: 0 });
  });
});

describe("calling people", () => {
  const nameOf = (who: typeof member) => `[@${who.name}](person:${who.memberId})`;
  const mentionsOf = async (who: typeof member, channelId: string) =>
    (await who.client.call(listMyChannels, { workspaceId })).items.find((item) => item.channel.id === channelId)
      ?.mentions;

  test("counts for who is called by name and in the channel, once a message", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const text = `${nameOf(member)} and again ${nameOf(member)}, ${nameOf(owner)}, ${nameOf(admin)}`;
    const told = await toldBy(server, place, () => say(place, owner, channelId, text));
    expect(told.member[0]?.data).toMatchObject({ mentions: [member.memberId], mentionsAll: false });
    expect(await mentionsOf(member, channelId)).toBe(1);
    expect(await mentionsOf(owner, channelId)).toBe(0);
  });

  test("@channel counts for everybody but the author, also together with a name", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
    const told = await toldBy(server, place, () => say(place, owner, channelId, `@channel and ${nameOf(member)}`));
    expect(told.guest[0]?.data).toMatchObject({ mentions: [member.memberId], mentionsAll: true });
    expect(await Promise.all([member, guest, owner].map((who) => mentionsOf(who, channelId)))).toEqual([1, 1, 0]);
  });

  test("code and quotes call nobody, and an id that is nobody's harms nothing", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    await say(
      place,
      owner,
      channelId,
      "`@channel`\n\n> @here\n\n[@Nobody](person:01900000-0000-7000-8000-000000000000)",
    );
    expect(await mentionsOf(member, channelId)).toBe(0);
  });

  test("in a thread alone @channel calls nobody; also sent to the channel it calls everybody", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const root = await say(place, member, channelId);
    await say(place, owner, channelId, "@channel", { threadId: root.id });
    expect(await mentionsOf(member, channelId)).toBe(0);
    await say(place, owner, channelId, "@channel", { threadId: root.id, alsoToChannel: true });
    expect(await mentionsOf(member, channelId)).toBe(1);
  });
});

describe("replying", () => {
  test("takes a place in the thread, none in the channel, and changes what the root shows", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const root = await say(place, owner, channelId, "root");
    const reply = await say(place, member, channelId, "reply", { threadId: root.id });
    expect(reply).toMatchObject({ seq: null, threadId: root.id, threadSeq: 1 });
    const { messages } = await owner.client.call(listMessages, { workspaceId, channelId });
    expect(messages).toMatchObject([
      { id: root.id, thread: { replies: 1, people: [member.memberId], lastReplyAt: reply.createdAt } },
    ]);
  });

  test("tells the channel with the root's new summary; who wrote the root follows from then on", async () => {
    const root = await say(place, owner, place.closed, "root");
    const told = await toldBy(server, place, () => say(place, member, place.closed, "reply", { threadId: root.id }));
    expect(names(told)).toEqual({
      owner: ["messageSent", "threadMarked"],
      member: ["messageSent"],
      admin: [],
      guest: [],
    });
    expect(told.member[0]?.data["root"]).toMatchObject({ messageId: root.id, thread: { replies: 1 } });
    expect(told.owner[1]?.data).toMatchObject({ mine: { threadId: root.id, following: true, readSeq: 0, lastSeq: 1 } });
    const { mine } = await owner.client.call(listReplies, { workspaceId, channelId: place.closed, threadId: root.id });
    expect(mine).toMatchObject({ following: true, readSeq: 0, lastSeq: 1 });
  });

  test("also sent to the channel it has all three, and shows in both", async () => {
    const channelId = await channelOf(place);
    const root = await say(place, owner, channelId, "root");
    const reply = await say(place, owner, channelId, "for all", { threadId: root.id, alsoToChannel: true });
    expect(reply).toMatchObject({ seq: 2, threadId: root.id, threadSeq: 1 });
    const timeline = await owner.client.call(listMessages, { workspaceId, channelId });
    const thread = await owner.client.call(listReplies, { workspaceId, channelId, threadId: root.id });
    expect([timeline.messages[1]?.id, thread.replies[0]?.id]).toEqual([reply.id, reply.id]);
  });

  test("fifty at once are gap-free and counted", async () => {
    const channelId = await channelOf(place, { memberIds: [member.memberId] });
    const root = await say(place, owner, channelId, "root");
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        say(place, n % 2 ? owner : member, channelId, "reply", { threadId: root.id }),
      ),
    );
    const positions = replies.map(({ threadSeq }) => threadSeq as number).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const { message } = await owner.client.call(readMessage, { workspaceId, channelId, messageId: root.id });
    expect(message.thread?.replies).toBe(50);
  });

  test.each([
    [
      "a reply",
      async () =>
        (
          await say(place, owner, place.open, "reply", {
            threadId: (await say(place, owner, place.open)).id,
            alsoToChannel: true,
          })
        ).id,
    ],
    ["a message of another channel", async () => (await say(place, owner, place.closed)).id],
    ["nothing", async () => newId()],
  ])("to %s finds no message", async (_what, target) => {
    const input = { workspaceId, channelId: place.open, clientId: newId(), text: "reply", threadId: await target() };
    expect((await refused(owner.client.call(sendMessage, input))).code).toBe("not_found");
  });

  test("again with the same client id is one reply; in the timeline instead it is refused", async () => {
    const root = await say(place, owner, place.open, "root");
    const reply = await say(place, owner, place.open, "reply", { threadId: root.id });
    const input = { workspaceId, channelId: place.open, clientId: reply.clientId, text: "reply" };
    expect((await owner.client.call(sendMessage, { ...input, threadId: root.id })).message).toEqual(reply);
    expect((await refused(owner.client.call(sendMessage, input))).code).toBe("client_id_used");
  });
});

test("the first message of a direct message brings it to the other's sidebar, as it was before", async () => {
  const { channel } = await member.client.call(openDirect, { workspaceId, memberIds: [guest.memberId] });
  const channelId = channel.channel.id;
  const told = await toldBy(server, place, () => say(place, member, channelId, "psst"));
  expect(names(told)).toEqual({
    owner: [],
    admin: [],
    member: ["messageSent"],
    guest: ["channelJoined", "messageSent"],
  });
  expect(told.guest[0]?.data).toMatchObject({ channel: { lastSeq: 0, readSeq: 0 }, people: expect.any(Array) });
  const again = await toldBy(server, place, () => say(place, member, channelId, "psst"));
  expect(names(again).guest).toEqual(["messageSent"]);
});

test("who joins a public channel may send at once", async () => {
  const channelId = await channelOf(place);
  await admin.client.call(joinChannel, { workspaceId, channelId });
  expect((await say(place, admin, channelId)).seq).toBe(1);
});

test("a role that was changed counts from the next message on", async () => {
  const other = await rooms(server);
  const { roles } = await other.owner.client.call(listRoles, { workspaceId: other.workspaceId });
  const roleIds = [roles.find((role) => role.key === "guest")?.id as string];
  await other.owner.client.call(changeRoles, {
    workspaceId: other.workspaceId,
    memberId: other.member.memberId,
    roleIds,
  });
  expect((await say(other, other.member, other.open)).seq).toBe(1);
  const channelId = await channelOf(other);
  const input = { workspaceId: other.workspaceId, channelId, clientId: newId(), text: "hello?" };
  expect((await refused(other.member.client.call(sendMessage, input))).code).toBe("not_found");
});
