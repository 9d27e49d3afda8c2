import { bootWorkspace } from "@atrium/contract/boot.ts";
import {
  addCustomEmoji,
  changeCustomEmoji,
  deleteCustomEmoji,
  listCustomEmoji,
} from "@atrium/contract/chat/custom-emoji.ts";
import { readMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import sharp from "sharp";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { png } from "../../testing/pictures.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open } = place;

const small = png(64, 64);
const dataUrl = (bytes: Buffer, type = "png") => `data:image/${type};base64,${bytes.toString("base64")}`;
let counter = 0;
const wish = (more: { name?: string; aliases?: string[]; picture?: string } = {}) => ({
  workspaceId,
  name: `fox_${(counter += 1)}`,
  picture: dataUrl(small),
  ...more,
});
const add = async (who = member, more = {}) => (await who.client.call(addCustomEmoji, wish(more))).emoji;
const all = async () => (await guest.client.call(listCustomEmoji, { workspaceId })).emoji ?? [];
const version = async () => (await guest.client.call(listCustomEmoji, { workspaceId })).version;

test("adding an emoji keeps it with its names, and tells the workspace", async () => {
  const input = wish({ aliases: ["fuchs", "renard"] });
  const before = await version();
  const told = await toldBy(server, place, () => member.client.call(addCustomEmoji, input));
  const heard = ["customEmojiChanged"];
  expect(names(told)).toEqual({ owner: heard, member: heard, admin: heard, guest: heard });
  const emoji = {
    id: expect.any(String),
    name: input.name,
    aliases: ["fuchs", "renard"],
    addedBy: member.memberId,
    addedAt: expect.any(String),
  };
  expect(told.guest[0]?.data).toEqual({ version: before + 1, emojiId: emoji.id, emoji });
  expect(await all()).toContainEqual(emoji);
});

test("its picture is for members alone, and may be kept", async () => {
  const { id } = await add();
  const address = `${server.url}/api/v1/workspaces/${workspaceId}/emoji/${id}`;
  const answer = await fetch(address, { headers: { cookie: guest.cookie } });
  expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(64);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, max-age=31536000, immutable",
  });
  expect((await fetch(address, { headers: { cookie: outsider.cookie } })).status).toBe(404);
  expect((await fetch(address)).status).toBe(401);
});

test("a large animation is made small and goes on moving; deleted, its bytes are needed by nobody", async () => {
  const frames = Buffer.alloc(300 * 900 * 3, 0x40).fill(0xc0, 300 * 300 * 3, 300 * 600 * 3);
  const raw = { width: 300, height: 900, channels: 3, pageHeight: 300 } as const;
  const moving = await sharp(frames, { raw })
    .gif({ delay: [90, 90, 90] })
    .toBuffer();
  const { id } = await add(member, { picture: dataUrl(moving, "gif") });
  const address = `${server.url}/api/v1/workspaces/${workspaceId}/emoji/${id}`;
  const answer = await fetch(address, { headers: { cookie: guest.cookie } });
  const shown = await sharp(Buffer.from(await answer.arrayBuffer()), { animated: true }).metadata();
  expect([shown.width, shown.pageHeight, shown.pages, shown.delay]).toEqual([128, 128, 3, [90, 90, 90]]);
  const unused = async () =>
    (await pool.query("select s.unused_at is not null as u from stored s where id = $1", [storedId])).rows[0].u;
  const { stored_id: storedId } = (await pool.query("select stored_id from custom_emoji where id = $1", [id])).rows[0];
  expect(await unused()).toBe(false);
  await member.client.call(deleteCustomEmoji, { workspaceId, emojiId: id });
  expect(await unused()).toBe(true);
});

test("a name means one emoji: those there are, further names, and everybody's are taken; also at the same time", async () => {
  const { name } = await add(member, { aliases: ["only_once"] });
  const taken = [{ name }, { name: "only_once" }, { aliases: [name] }, { name: "thumbsup" }, { aliases: ["+1"] }];
  const before = await version();
  for (const more of taken)
    expect((await refused(owner.client.call(addCustomEmoji, wish(more)))).code).toBe("emoji_name_taken");
  expect(await version()).toBe(before);
  const same = wish({ name: "race" });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => member.client.call(addCustomEmoji, same)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test.each([
  ["a picture by name alone", dataUrl(Buffer.from("<svg onload='x'>"))],
  ["one that is too large to look at", dataUrl(png(2049, 16))],
  ["one with too many bytes", dataUrl(Buffer.concat([small, Buffer.alloc(1_048_577)]))],
])("%s is refused", async (_name, picture) => {
  expect((await refused(member.client.call(addCustomEmoji, wish({ picture })))).code).toBe("bad_picture");
});

test("who has the list gets it again only when it changed", async () => {
  const emoji = await add();
  const now = await version();
  expect((await owner.client.call(bootWorkspace, { workspaceId })).emojiVersion).toBe(now);
  expect(await guest.client.call(listCustomEmoji, { workspaceId, version: now })).toEqual({
    version: now,
    emoji: null,
  });
  const change = { workspaceId, emojiId: emoji.id, aliases: ["other_word"] };
  const told = await toldBy(server, place, async () => {
    await member.client.call(changeCustomEmoji, change);
    await member.client.call(changeCustomEmoji, change);
  });
  expect(told.owner.map(({ data }) => data)).toEqual([
    { version: now + 1, emojiId: emoji.id, emoji: { ...emoji, aliases: ["other_word"] } },
  ]);
  expect(await guest.client.call(listCustomEmoji, { workspaceId, version: now })).toMatchObject({ version: now + 1 });
  await member.client.call(changeCustomEmoji, { ...change, aliases: [] });
  await add(owner, { name: "other_word" });
});

test("deleting is for who added it and who manages emoji; its names are free again", async () => {
  const emoji = await add(owner);
  const which = { workspaceId, emojiId: emoji.id };
  for (const who of [member, guest])
    expect((await refused(who.client.call(deleteCustomEmoji, which))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(deleteCustomEmoji, which))).code).toBe("not_found");
  const told = await toldBy(server, place, () => admin.client.call(deleteCustomEmoji, which));
  expect(told.member.map(({ data }) => data)).toEqual([{ version: await version(), emojiId: emoji.id, emoji: null }]);
  expect((await refused(admin.client.call(deleteCustomEmoji, which))).code).toBe("not_found");
  await add(member, { name: emoji.name });
});

test("a reaction needs an emoji that is there, by its own name", async () => {
  const { name } = await add(member, { aliases: ["vulpes"] });
  const { id: messageId } = await say(place, owner, open, "react");
  const react = (emoji: string) => guest.client.call(addReaction, { workspaceId, channelId: open, messageId, emoji });
  await react(`:${name}:`);
  for (const emoji of [":no_such:", ":vulpes:", ":NO:"])
    expect((await refused(react(emoji))).code).toBe("unknown_emoji");
});

test("renamed it keeps meaning what it meant: the former name is one of its further names, and old reactions go on", async () => {
  const emoji = await add(member, { aliases: ["reineke"] });
  const [former, name] = [emoji.name, "fox_renamed"];
  const { id: messageId } = await say(place, owner, open, "react");
  const react = (who: typeof owner, written: string) =>
    who.client.call(addReaction, { workspaceId, channelId: open, messageId, emoji: written });
  await react(guest, `:${former}:`);
  const change = { workspaceId, emojiId: emoji.id, name, aliases: ["reineke"] };
  for (const who of [guest, outsider]) await refused(who.client.call(changeCustomEmoji, change));
  const renamed = { ...emoji, name, aliases: [former, "reineke"].sort() };
  const before = await version();
  const told = await toldBy(server, place, async () => {
    expect((await admin.client.call(changeCustomEmoji, change)).emoji).toEqual(renamed);
    await admin.client.call(changeCustomEmoji, { ...change, aliases: renamed.aliases });
  });
  expect(told.guest.map(({ data }) => data)).toEqual([{ version: before + 1, emojiId: emoji.id, emoji: renamed }]);
  expect(await all()).toContainEqual(renamed);
  await react(member, `:${former}:`);
  await react(owner, `:${name}:`);
  const { message } = await owner.client.call(readMessage, { workspaceId, channelId: open, messageId });
  expect(message.reactions.map((one) => [one.emoji, one.count])).toEqual([
    [`:${former}:`, 2],
    [`:${name}:`, 1],
  ]);
  const elsewhere = await say(place, owner, open, "another");
  const fresh = { workspaceId, channelId: open, messageId: elsewhere.id, emoji: `:${former}:` };
  expect((await refused(owner.client.call(addReaction, fresh))).code).toBe("unknown_emoji");
  expect((await refused(owner.client.call(addCustomEmoji, wish({ name: former })))).code).toBe("emoji_name_taken");
  const many = Array.from({ length: 10 }, (_, index) => `vixen_${index}`);
  const full = await admin.client.call(changeCustomEmoji, { ...change, name: "fox_again", aliases: many });
  expect(full.emoji.aliases).toEqual([name, ...many].sort());
  await admin.client.call(changeCustomEmoji, { ...change, aliases: ["fox_again"] });
  const other = await add(owner);
  const steal = { workspaceId, emojiId: other.id, name, aliases: [] };
  expect((await refused(owner.client.call(changeCustomEmoji, steal))).code).toBe("emoji_name_taken");
  expect(await all()).toContainEqual(other);
});

test("a workspace has five thousand and no more", async () => {
  await pool.query("update custom_emoji_list set size = 5000 where workspace_id = $1", [workspaceId]);
  expect((await refused(member.client.call(addCustomEmoji, wish()))).code).toBe("too_many_emoji");
});
