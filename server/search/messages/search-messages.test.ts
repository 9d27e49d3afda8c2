import { archiveChannel, removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, editMessage, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { pinMessage, unpinMessage } from "@atrium/contract/chat/pins.ts";
import { createPoll } from "@atrium/contract/chat/polling.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { saveMessage } from "@atrium/contract/chat/saved.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { searchMessages } from "@atrium/contract/search/search.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { statementsOfCall } from "../../testing/statements.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, open, closed } = place;

type More = Partial<CallOf<typeof searchMessages>>;
const find = (who: TestMember, query: string, more: More = {}) =>
  who.client.call(searchMessages, { workspaceId, query, ...more });
const texts = async (who: TestMember, query: string, more: More = {}) =>
  (await find(who, query, more)).hits.map((hit) => hit.text);

/** Until the follower has come to the end of the log. */
async function indexed(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select h.seq - f.seq as behind from event_head h join event_follower f using (workspace_id)
       where f.name = 'search' and workspace_id = $1`,
      [workspaceId],
    );
    if (rows[0]?.behind === "0" || rows[0]?.behind === 0) return;
    await new Promise((done) => setTimeout(done, 30));
  }
}

const cases: [what: string, text: string, query: string][] = [
  ["a word without regard to case", "The Quarterly Report", "quarterly"],
  ["a part of a word", "unbelievable thunderstorm", "understo"],
  ["a short word", "we go home", "go"],
  ["accents typed or not", "un café crème brûlée", "creme brulee"],
  ["German sharp s and umlauts", "Die Straße ist größer", "STRASSE grosser"],
  ["Chinese, a word inside a sentence", "我们明天在上海开会讨论预算", "上海"],
  ["Chinese, one sign", "这是一只猫咪", "猫"],
  ["Japanese, in the middle", "会議は明日の午後三時からです", "明日の午後"],
  ["Japanese, half-width and full-width letters", "ｶﾀｶﾅとＡＢＣ", "カタカナとabc"],
  ["Thai, without spaces", "ประชุมพรุ่งนี้ที่กรุงเทพ", "พรุ่งนี้"],
  ["Arabic without vowel points", "اَلْمُدِيرُ وَصَلَ أمس", "المدير"],
  ["Arabic with vowel points, written without", "الكتاب الجديد", "الْكِتَاب"],
  ["Arabic, another alef", "أحمد هنا", "احمد"],
  ["Russian", "Завтра совещание в полдень", "совещан"],
  ["Korean", "회의는내일입니다", "내일"],
  ["a part of an address", "see https://wiki.example.com/teams/Plan-2031?x=1#top", "example.com/teams"],
  ["the address behind a link", "see [the handbook](https://internal.example.net/welcome-pack)", "welcome-pack"],
  ["a piece of an identifier", "call `parseUserTokenFast()` first", "usertoken"],
  ["an identifier with underscores as the composer writes it", "the max\\_retry\\_count is off", "max_retry_count"],
  ["a phrase", "the north wind blows hard", '"north wind blows"'],
  ["words with signs", "rewritten in c++ by hand", "c++"],
  ["an emoji", "shipped 🚀🎉 today", "🎉"],
];

test.each(cases)("finds %s, at once and from the index", async (_what, text, query) => {
  const { id } = await say(place, owner, open, text);
  const ids = async () => (await find(owner, query)).hits.map((hit) => hit.id);
  expect(await ids()).toContain(id);
  await indexed();
  expect(await ids()).toContain(id);
});

test("a phrase is in its order, and a word with a minus is nowhere", async () => {
  await say(place, owner, open, "zeppelin over water");
  await say(place, owner, open, "water over zeppelin");
  await say(place, owner, open, "zeppelin on land");
  await indexed();
  expect(await texts(owner, '"zeppelin over"')).toEqual(["zeppelin over water"]);
  expect((await texts(owner, "zeppelin -water")).sort()).toEqual(["zeppelin on land"]);
  expect((await find(owner, "-water")).notes).toEqual(["nothing_to_find"]);
});

test("finds what one may read, and nothing else", async () => {
  await say(place, owner, open, "platypus in the open");
  await say(place, owner, closed, "platypus behind doors");
  for (const settle of [async () => undefined, indexed]) {
    await settle();
    const seen = async (who: TestMember) => (await texts(who, "platypus")).sort();
    expect(await seen(owner)).toEqual(["platypus behind doors", "platypus in the open"]);
    expect(await seen(member)).toEqual(["platypus behind doors", "platypus in the open"]);
    expect(await seen(admin)).toEqual(["platypus in the open"]);
    expect(await seen(guest)).toEqual(["platypus in the open"]);
    expect(await texts(admin, "platypus", { channelId: closed })).toEqual([]);
    expect((await find(admin, "platypus", { channelId: closed })).total.count).toBe(0);
  }
  expect((await refused(find(place.outsider, "platypus"))).code).toBe("not_found");
});

test("who left a private channel finds nothing of it any more", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
  await say(place, owner, channelId, "ocelot secret");
  await indexed();
  expect(await texts(member, "ocelot")).toEqual(["ocelot secret"]);
  await owner.client.call(removeChannelMember, { workspaceId, channelId, memberId: member.memberId });
  expect(await texts(member, "ocelot")).toEqual([]);
});

test("a deleted message is gone at once, an edited one is found as it is now, a restored one is back", async () => {
  const { id: messageId } = await say(place, owner, open, "armadillo one");
  await indexed();
  const which = { workspaceId, channelId: open, messageId };
  await owner.client.call(editMessage, { ...which, text: "pangolin two" });
  expect([await texts(owner, "armadillo"), await texts(owner, "pangolin")]).toEqual([[], ["pangolin two"]]);
  await indexed();
  expect([await texts(owner, "armadillo"), await texts(owner, "pangolin")]).toEqual([[], ["pangolin two"]]);
  await owner.client.call(deleteMessage, which);
  expect(await texts(owner, "pangolin")).toEqual([]);
  await indexed();
  await owner.client.call(restoreMessage, which);
  expect(await texts(owner, "pangolin")).toEqual(["pangolin two"]);
});

test("archived channels are left out unless asked for", async () => {
  const channelId = await channelOf(place);
  await say(place, owner, channelId, "wombat in the attic");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect(await texts(owner, "wombat")).toEqual([]);
  expect(await texts(owner, "wombat", { archived: "include" })).toEqual(["wombat in the attic"]);
});

test("has: and is: narrow to what messages hold and are", async () => {
  const { id: root } = await say(place, owner, open, "walrus with https://a.example/x");
  await say(place, owner, open, "walrus with `code`");
  await say(place, owner, open, "walrus with https://a.example/cat.png");
  const { id: liked } = await say(place, owner, open, "walrus plain");
  await say(place, member, open, "walrus reply", { threadId: root });
  await member.client.call(addReaction, { workspaceId, channelId: open, messageId: liked, emoji: "👍" });
  for (const settle of [async () => undefined, indexed]) {
    await settle();
    const with_ = async (filter: string) => (await texts(owner, `walrus ${filter}`)).sort();
    expect(await with_("has:link")).toEqual([
      "walrus with https://a.example/cat.png",
      "walrus with https://a.example/x",
    ]);
    expect(await with_("has:image")).toEqual(["walrus with https://a.example/cat.png"]);
    expect(await with_("has:code")).toEqual(["walrus with `code`"]);
    expect(await with_("has:reaction")).toEqual(["walrus plain"]);
    expect(await with_("is:thread")).toEqual(["walrus reply", "walrus with https://a.example/x"]);
    expect(await texts(member, "walrus is:unread")).not.toContain("walrus reply");
    expect(await texts(member, "walrus is:unread")).toContain("walrus plain");
  }
});

test("has:file finds messages that carry files, has:image those with a picture among them", async () => {
  const send = async (name: string, bytes: Buffer | string, text: string) => {
    const file = await uploaded(server, member, workspaceId, bytes, { name });
    await say(place, member, closed, text, { files: [file.id] });
    return file.id;
  };
  const picture = await send("plan.png", png(8, 8), "dugong with a picture");
  await send("note.txt", "words", "dugong with a note");
  await say(place, member, closed, "dugong alone");
  for (const wait of [async () => undefined, indexed]) {
    await wait();
    expect(await texts(owner, "dugong has:file")).toEqual(["dugong with a note", "dugong with a picture"]);
    expect(await texts(owner, "dugong has:image")).toEqual(["dugong with a picture"]);
    expect(await texts(admin, "dugong has:file")).toEqual([]);
  }
  await member.client.call(removeFile, { workspaceId, fileId: picture });
  await expect.poll(() => texts(owner, "dugong has:image")).toEqual([]);
});

test("has:pin and is:saved follow pins and one's own list", async () => {
  const { id: messageId } = await say(place, owner, open, "narwhal to keep");
  await say(place, owner, open, "narwhal to forget");
  await indexed();
  const which = { workspaceId, channelId: open, messageId };
  await owner.client.call(pinMessage, which);
  await member.client.call(saveMessage, which);
  for (const settle of [async () => undefined, indexed]) {
    await settle();
    expect(await texts(owner, "narwhal has:pin")).toEqual(["narwhal to keep"]);
    expect(await texts(member, "is:saved")).toEqual(["narwhal to keep"]);
    expect(await texts(owner, "narwhal is:saved")).toEqual([]);
  }
  await owner.client.call(unpinMessage, which);
  expect(await texts(owner, "narwhal has:pin")).toEqual([]);
});

test("has:poll finds what was asked", async () => {
  const poll = {
    workspaceId,
    channelId: open,
    clientId: newId(),
    question: "gecko or newt",
    options: ["gecko", "newt"],
  };
  await owner.client.call(createPoll, poll);
  await say(place, owner, open, "gecko alone");
  for (const settle of [async () => undefined, indexed]) {
    await settle();
    expect(await texts(member, "gecko has:poll")).toEqual(["gecko or newt"]);
  }
});

test("from:, to: and in: take names; what names nobody is refused by the operator's name", async () => {
  const name = (await find(owner, "walrus plain")).people[0]?.name as string;
  await say(place, member, open, `lemur for [@x](person:${owner.memberId})`);
  await say(place, owner, open, "lemur from me");
  for (const settle of [async () => undefined, indexed]) {
    await settle();
    expect(await texts(owner, "lemur from:me")).toEqual(["lemur from me"]);
    expect(await texts(owner, `lemur from:"${name}"`)).toEqual(["lemur from me"]);
    expect(await texts(owner, "lemur to:me")).toEqual([`lemur for [@x](person:${owner.memberId})`]);
    expect(await texts(member, "lemur to:me")).toEqual([]);
  }
  const refusal = await refused(find(owner, "lemur from:nobodyatall"));
  expect([refusal.code, refusal.fields]).toEqual(["unknown_person", [{ path: "from", message: "nobodyatall" }]]);
  expect((await refused(find(owner, "in:nowhere"))).code).toBe("unknown_channel");
  expect((await refused(find(owner, "on:someday"))).code).toBe("bad_date");
  expect((await refused(find(owner, "has:wings"))).code).toBe("unknown_filter");
  expect((await refused(find(owner, Array.from({ length: 13 }, (_, n) => `w${n}`).join(" ")))).code).toBe(
    "too_many_words",
  );
  expect(await texts(owner, "lemur color:red")).toEqual([]);
});

test("days are days in the reader's time zone", async () => {
  const { id } = await say(place, owner, open, "late lynx");
  await pool.query("update message set created_at = '2026-03-31T22:30:00Z' where id = $1", [id]);
  await indexed();
  await pool.query("update search_entry set at = '2026-03-31T22:30:00Z' where message_id = $1", [id]);
  await pool.query("update search_segment set first_at = '2026-03-31T00:00:00Z'");
  const on = async (day: string, timeZone: string) => (await texts(owner, `lynx ${day}`, { timeZone })).length;
  expect(await on("on:2026-03-31", "UTC")).toBe(1);
  expect(await on("on:2026-03-31", "Europe/Berlin")).toBe(0);
  expect(await on("on:2026-04-01", "Europe/Berlin")).toBe(1);
  expect(await on("before:2026-04-01", "Europe/Berlin")).toBe(0);
  expect(await on("after:2026-03-31", "Europe/Berlin")).toBe(1);
  expect(await on("during:2026-03", "UTC")).toBe(1);
  expect(await on("during:2026-03", "Asia/Tokyo")).toBe(0);
  expect((await refused(texts(owner, "lynx", { timeZone: "Mars/Base" }))).code).toBe("invalid_input");
});

/** The texts of all pages, and what each said of the total. */
async function pagesOf(word: string, sort: "newest" | "relevance") {
  for (let n = 1; n <= 12; n += 1) await say(place, owner, open, n % 3 === 0 ? `${word}s ${n}` : `${word} ${n}`);
  const pages: string[][] = [];
  const totals: object[] = [];
  let cursor: string | undefined;
  do {
    const page = await find(owner, word, { sort, limit: 5, ...(cursor && { cursor }) });
    pages.push(page.hits.map((hit) => hit.text));
    totals.push(page.total);
    cursor = page.next;
    if (pages.length === 2) await indexed();
  } while (cursor);
  return { pages, totals };
}

test("pages by time end to end, each message once", async () => {
  const { pages, totals } = await pagesOf("heron", "newest");
  expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
  expect(new Set(pages.flat()).size).toBe(12);
  expect(pages[0]?.[0]).toBe("herons 12");
  expect(totals[0]).toEqual({ count: 12, orMore: false });
});

test("pages by relevance end to end: whole words before longer ones", async () => {
  const { pages, totals } = await pagesOf("egret", "relevance");
  expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
  expect(new Set(pages.flat()).size).toBe(12);
  const whole = pages.flat().map((text) => text.startsWith("egret "));
  expect(whole).toEqual([...Array(8).fill(true), ...Array(4).fill(false)]);
  expect(totals).toEqual(Array(3).fill({ count: 12, orMore: false }));
});

test("many hits take no more statements than one", async () => {
  await say(place, owner, open, "solitary ibis");
  await indexed();
  const count = async (query: string) =>
    (await statementsOfCall(server.platform, owner, searchMessages, { workspaceId, query })).length;
  const [one, many] = [await count("ibis"), await count("heron")];
  expect([one, many]).toEqual([12, 12]);
});

test("a hit comes with the messages before and after it", async () => {
  const channelId = await channelOf(place);
  for (const text of ["first of all", "the capybara", "and then"]) await say(place, owner, channelId, text);
  const [hit] = (await find(owner, "capybara")).hits;
  expect([hit?.before?.text, hit?.after?.text]).toEqual(["first of all", "and then"]);
});
