import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, readMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction, removeReaction } from "@atrium/contract/chat/reactions.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const message = async (channelId = closed, threadId?: string) => {
  const { id: messageId } = await say(place, owner, channelId, "react to this", { ...(threadId && { threadId }) });
  return { workspaceId, channelId, messageId, emoji: "👍" };
};
const shownTo = async (who: typeof owner, { channelId, messageId }: { channelId: string; messageId: string }) =>
  (await who.client.call(readMessage, { workspaceId, channelId, messageId })).message.reactions;

describe("adding a reaction", () => {
  test("keeps it and tells the channel how many there are now", async () => {
    const input = await message();
    await owner.client.call(addReaction, input);
    const told = await toldBy(server, place, () => member.client.call(addReaction, input));
    expect(names(told)).toEqual({ owner: ["reactionChanged"], member: ["reactionChanged"], admin: [], guest: [] });
    const { channelId, messageId, emoji } = input;
    expect(told.owner[0]?.data).toEqual({
      channelId,
      messageId,
      threadId: null,
      emoji,
      memberId: member.memberId,
      on: true,
      count: 2,
    });
    const memberIds = [owner.memberId, member.memberId];
    expect(await shownTo(member, input)).toEqual([{ emoji, count: 2, memberIds, mine: true }]);
    const { rows } = await pool.query("select member_id from reaction where message_id = $1 order by created_at", [
      messageId,
    ]);
    expect(rows.map((row) => row.member_id)).toEqual(memberIds);
  });

  test("twice is once, also at the same time, and tells once", async () => {
    const input = await message();
    const told = await toldBy(server, place, () =>
      Promise.all(Array.from({ length: 5 }, () => member.client.call(addReaction, input))),
    );
    expect(names(told).owner).toEqual(["reactionChanged"]);
    expect(await shownTo(owner, input)).toMatchObject([{ count: 1, mine: false }]);
  });

  test("by many at once counts every one and names the first thirty", async () => {
    const channelId = await channelOf(place);
    const people = await Promise.all(Array.from({ length: 35 }, () => signedUp(server)));
    const ids = await Promise.all(people.map((person) => joined(server, workspaceId, person)));
    await pool.query(
      "insert into channel_member (workspace_id, channel_id, member_id, joined_at) select $1, $2, m, now() from unnest($3::uuid[]) m",
      [workspaceId, channelId, ids],
    );
    const input = await message(channelId);
    await Promise.all(people.map(({ client }) => client.call(addReaction, input)));
    const [before] = await shownTo(owner, input);
    expect(before).toMatchObject({ count: 35 });
    expect(before?.memberIds).toHaveLength(30);
    const first = people[ids.indexOf(before?.memberIds[0] as string)] as (typeof people)[number];
    await first.client.call(removeReaction, input);
    const [after] = await shownTo(owner, input);
    expect(after?.memberIds).toHaveLength(30);
    expect(after).toMatchObject({ count: 34, memberIds: expect.not.arrayContaining([before?.memberIds[0]]) });
  });

  test("of a fifty-first kind is one too many; more of a kind that is there is not", async () => {
    const input = await message();
    const emoji = (n: number) => String.fromCodePoint(0x1f600 + n);
    await Promise.all(
      Array.from({ length: 55 }, (_, n) =>
        owner.client.call(addReaction, { ...input, emoji: emoji(n) }).catch(() => 0),
      ),
    );
    expect(await shownTo(owner, input)).toHaveLength(50);
    const error = await refused(member.client.call(addReaction, { ...input, emoji: "🧭" }));
    expect(error.code).toBe("too_many_reactions");
    const [known] = await shownTo(owner, input);
    await member.client.call(addReaction, { ...input, emoji: known?.emoji as string });
  });

  test("to a reply names its thread", async () => {
    const { messageId: root } = await message();
    const input = await message(closed, root);
    const told = await toldBy(server, place, () => member.client.call(addReaction, input));
    expect(told.owner[0]?.data).toMatchObject({ messageId: input.messageId, threadId: root });
  });
});

describe("taking a reaction back", () => {
  test("leaves the others, and tells the channel", async () => {
    const input = await message();
    await owner.client.call(addReaction, input);
    await member.client.call(addReaction, input);
    const told = await toldBy(server, place, () => owner.client.call(removeReaction, input));
    expect(names(told)).toEqual({ owner: ["reactionChanged"], member: ["reactionChanged"], admin: [], guest: [] });
    expect(told.member[0]?.data).toMatchObject({ memberId: owner.memberId, on: false, count: 1 });
    expect(await shownTo(owner, input)).toEqual([{ emoji: "👍", count: 1, memberIds: [member.memberId], mine: false }]);
    await member.client.call(removeReaction, input);
    expect(await shownTo(owner, input)).toEqual([]);
  });

  test("that is not there changes nothing and tells nobody", async () => {
    const input = await message();
    const told = await toldBy(server, place, () => member.client.call(removeReaction, input));
    expect(told.owner).toEqual([]);
  });

  test("and adding it at the same time ends in what was done last, rightly counted", async () => {
    const input = await message();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? owner : member).client.call(n % 3 ? addReaction : removeReaction, input),
      ),
    );
    const { rows } = await pool.query("select member_id from reaction where message_id = $1", [input.messageId]);
    const shown = await shownTo(owner, input);
    expect(shown[0]?.count ?? 0).toBe(rows.length);
    expect(new Set(shown[0]?.memberIds)).toEqual(new Set(rows.map((row) => row.member_id)));
  });
});

describe.each([
  ["add", addReaction],
  ["remove", removeReaction],
])("who may not %s", (_name, operation) => {
  test("is who is not in the channel, or asks for a message of another one", async () => {
    const input = await message(open);
    expect((await refused(admin.client.call(operation, input))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(operation, input))).code).toBe("not_found");
    expect((await refused(member.client.call(operation, { ...input, channelId: closed }))).code).toBe("not_found");
    const hidden = await message(closed);
    for (const who of [admin, guest])
      expect((await refused(who.client.call(operation, hidden))).code).toBe("not_found");
  });

  test("is anybody, once the channel is archived", async () => {
    const channelId = await channelOf(place);
    const input = await message(channelId);
    await owner.client.call(archiveChannel, { workspaceId, channelId });
    expect((await refused(owner.client.call(operation, input))).code).toBe("archived");
  });
});

test("a deleted message takes no reactions", async () => {
  const { emoji, ...which } = await message();
  await owner.client.call(deleteMessage, which);
  expect((await refused(member.client.call(addReaction, { ...which, emoji }))).code).toBe("deleted");
});
