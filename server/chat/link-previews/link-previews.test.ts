import type { RequestListener } from "node:http";
import { removePreviews } from "@atrium/contract/chat/link-previews.ts";
import { linksIn } from "@atrium/contract/chat/links-in.ts";
import {
  deleteMessage,
  editMessage,
  type Message,
  readMessage,
  restoreMessage,
} from "@atrium/contract/chat/messages.ts";
import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { htmlPage, outsideSite } from "../../testing/outside-site.ts";
import { png } from "../../testing/pictures.ts";
import { names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { forgetPreviews } from "./forget-previews.ts";

const picture = png(600, 300);
const article = `<title>plain</title><meta property="og:title" content="Tides  of &amp; Harbours">
  <meta property="og:site_name" content="The Gazette"><meta name="description" content="When the water rises">
  <meta property="og:image" content="/tide.png">`;
const tide: RequestListener = (_request, response) => void response.setHeader("content-type", "image/png").end(picture);
const site = await outsideSite({
  "/article": htmlPage(article),
  "/plain": htmlPage("<title>Only a title</title>"),
  "/empty": htmlPage(""),
  "/hostile": htmlPage(
    `<meta property="og:title" content="a&#x202e;b<script>x</script>${"long ".repeat(100)}"><meta property="og:image" content="javascript:alert(1)">`,
  ),
  "/lying": htmlPage(`<title>Lying</title><meta property="og:image" content="/page.png">`),
  "/video": htmlPage(
    `<title>v</title><link rel="alternate" type="application/json+oembed" href="/oembed.json"><base href="/x/">`,
  ),
  "/inward": htmlPage(`<title>Inward</title><meta property="og:image" content="http://127.0.0.2:1/">
    <link rel="alternate" type="application/json+oembed" href="http://127.0.0.2:1/oembed">`),
  "/oembed.json": (_request, response) =>
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ title: "A film", author_name: "Ann", provider_name: "Films", thumbnail_url: "/tide.png" })),
  "/tide.png": tide,
  "/large.png": (_request, response) => response.setHeader("content-type", "image/png").end(png(2400, 1200)),
  ...Object.fromEntries(["linked", "deleted", "lately", "unlinked"].map((name) => [`/forget/${name}.png`, tide])),
  "/page.png": (_request, response) => response.setHeader("content-type", "image/png").end("<html>"),
});
const server = await startTestServer({ env: { FETCH_ALLOW: "127.0.0.1", LINK_PREVIEWS: "on" } });
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

beforeEach(() => {
  site.asked.length = 0;
});
afterAll(() => site.stop());

const previewsOf = async (message: Message) =>
  (await owner.client.call(readMessage, { workspaceId, channelId: message.channelId, messageId: message.id })).message
    .parts.previews;
/** What a message shows once the worker came round. */
const shown = (message: Message, count = 1) =>
  vi.waitFor(
    async () => {
      const previews = (await previewsOf(message)) ?? [];
      expect(previews).toHaveLength(count);
      return previews;
    },
    { timeout: 30_000, interval: 50 },
  );
const looked = (path: string) =>
  vi.waitFor(
    async () => {
      const { rows } = await pool.query("select 1 from link_preview where url = $1 and expires_at is not null", [
        `${site.url}${path}`,
      ]);
      expect(rows).toHaveLength(1);
    },
    { timeout: 30_000, interval: 50 },
  );
const which = ({ channelId, id: messageId }: Message) => ({ workspaceId, channelId, messageId });

describe("a linked page", () => {
  test("shows what it says of itself, with a picture that the server keeps", async () => {
    const message = await say(place, member, closed, `look: ${site.url}/article#part`);
    expect(message.parts).toEqual({});
    const [card] = await shown(message);
    expect(card).toEqual({
      id: expect.any(String),
      url: `${site.url}/article`,
      site: "The Gazette",
      title: "Tides of & Harbours",
      description: "When the water rises",
      image: { id: expect.any(String), width: 600, height: 300 },
    });
    const address = `${server.url}/api/v1/workspaces/${workspaceId}/previews/${card?.image?.id}`;
    const answer = await fetch(address, { headers: { cookie: owner.cookie } });
    const { format, width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect({ format, width }).toEqual({ format: "webp", width: 600 });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
    });
    expect((await fetch(address, { headers: { cookie: outsider.cookie } })).status).toBe(404);
    expect((await fetch(address)).status).toBe(401);
  });

  test("is asked once, however often it is linked to", async () => {
    const first = await say(place, owner, open, `${site.url}/plain`);
    await shown(first);
    const again = await Promise.all([1, 2, 3].map(() => say(place, owner, closed, `again ${site.url}/plain`)));
    for (const message of again) expect(await shown(message)).toMatchObject([{ title: "Only a title", image: null }]);
    expect(site.asked).toEqual(["/plain"]);
  });

  test("is told to the channel, and to nobody else", async () => {
    const told = await toldBy(server, place, async () => {
      await shown(await say(place, owner, closed, `${site.url}/article`));
    });
    expect(names(told)).toEqual({
      owner: ["messageSent", "messageChanged"],
      member: ["messageSent", "messageChanged"],
      admin: [],
      guest: [],
    });
    expect(told.member[1]?.data).toMatchObject({ message: { parts: { previews: [{ site: "The Gazette" }] } } });
  });

  test("cannot write anything but a short plain line, nor point to a picture elsewhere", async () => {
    const [card] = await shown(await say(place, owner, closed, `${site.url}/hostile`));
    expect(card?.title).toMatch(/^ab<script>x<\/script>long/);
    expect(card?.title.length).toBeLessThanOrEqual(200);
    expect(card?.image).toBeNull();
    expect(await shown(await say(place, owner, closed, `${site.url}/lying`))).toMatchObject([{ image: null }]);
  });

  test("is asked for its oEmbed description where its own words are few", async () => {
    const [card] = await shown(await say(place, owner, closed, `${site.url}/video`));
    expect(card).toMatchObject({ site: "Films", title: "A film", description: "Ann", image: { width: 600 } });
  });

  test("cannot have anything inside asked for", async () => {
    const [card] = await shown(await say(place, owner, closed, `${site.url}/inward`));
    expect(card).toMatchObject({ title: "Inward", image: null });
  });

  test("that is a picture shows the picture", async () => {
    const [card] = await shown(await say(place, owner, closed, `${site.url}/tide.png`));
    expect(card).toMatchObject({ title: "tide.png", image: { width: 600, height: 300 } });
  });

  test("that has a large picture shows one as large as a card needs", async () => {
    const message = await say(place, owner, closed, `${site.url}/large.png`);
    expect(await shown(message)).toMatchObject([{ title: "large.png", image: { width: 844, height: 422 } }]);
  });

  test("that says nothing, or is not there, changes nothing and is left alone for a while", async () => {
    const message = await say(place, owner, closed, `${site.url}/empty and ${site.url}/gone`);
    await looked("/empty");
    await looked("/gone");
    const again = await say(place, owner, closed, `${site.url}/empty and ${site.url}/gone and ${site.url}/plain`);
    await shown(again);
    expect(await previewsOf(message)).toBeUndefined();
    expect(site.asked.filter((path) => path !== "/plain").sort()).toEqual(["/empty", "/gone"]);
  });
});

test("our own address is not asked", async () => {
  const own = await say(place, owner, closed, `${server.url}/northwind/c/1`);
  await shown(await say(place, owner, closed, `${site.url}/article`));
  const { rows } = await pool.query("select 1 from message_link where message_id = $1", [own.id]);
  expect(rows).toEqual([]);
});

describe("editing", () => {
  test("shows other links, in their order, and no longer those that are gone", async () => {
    const message = await say(place, owner, closed, `${site.url}/article ${site.url}/plain`);
    await shown(message, 2);
    await owner.client.call(editMessage, { ...which(message), text: `${site.url}/plain ${site.url}/article` });
    await expect
      .poll(async () => (await previewsOf(message))?.map(({ site: name }) => name))
      .toEqual(["127.0.0.1", "The Gazette"]);
    await owner.client.call(editMessage, { ...which(message), text: "no links" });
    await expect.poll(() => previewsOf(message)).toBeUndefined();
  });

  test("deleting takes them away, also from what is told later; bringing back shows them again", async () => {
    const message = await say(place, owner, closed, `${site.url}/article`);
    await shown(message);
    expect((await owner.client.call(deleteMessage, which(message))).message.parts).toEqual({});
    const { rows } = await pool.query(
      "select data->'message'->'parts' as parts from event where data->'message'->>'id' = $1",
      [message.id],
    );
    expect(rows.map((row) => row.parts)).toEqual(rows.map(() => ({})));
    expect((await owner.client.call(restoreMessage, which(message))).message.parts.previews).toHaveLength(1);
  });
});

test("what no message has linked to for 90 days is forgotten with its picture; linked to again it is looked up again", async () => {
  const urlOf = (name: string) => `${site.url}/forget/${name}.png`;
  const send = (name: string) => say(place, owner, closed, urlOf(name));
  // One after the other: a site that is asked too much at once is left alone for a while.
  const sent: Message[] = [];
  for (const name of ["linked", "deleted", "lately", "unlinked"]) {
    const message = await send(name);
    await shown(message);
    sent.push(message);
  }
  const [linked, deleted, lately, unlinked] = sent;
  for (const message of [deleted, lately] as Message[]) await owner.client.call(deleteMessage, which(message));
  await owner.client.call(editMessage, { ...which(unlinked as Message), text: "no link" });
  await expect.poll(() => previewsOf(unlinked as Message)).toBeUndefined();
  await pool.query("update link_preview set expires_at = now() - interval '91 days' where url like '%/forget/%'");
  await pool.query("update message set deleted_at = now() - interval '91 days' where id = $1", [deleted?.id]);
  await forgetPreviews.run({} as never, server.platform);
  const { rows } = await pool.query(
    `select p.url from link_preview p join link_preview_image i on i.preview_id = p.id where p.url like '%/forget/%'`,
  );
  expect(new Set(rows.map(({ url }) => url))).toEqual(new Set([urlOf("lately"), urlOf("linked")]));
  expect(await previewsOf(linked as Message)).toHaveLength(1);
  await shown(await send("unlinked"));
});

describe("taking previews off", () => {
  const both = async (channelId = closed) => {
    const message = await say(place, member, channelId, `${site.url}/article ${site.url}/plain`);
    return { message, previews: await shown(message, 2) };
  };

  test("takes the one that is named, or all, for everybody, and is told once", async () => {
    const { message, previews } = await both();
    const one = { ...which(message), previewId: previews[0]?.id as string };
    const told = await toldBy(server, place, async () => {
      await member.client.call(removePreviews, one);
      await member.client.call(removePreviews, one);
    });
    expect(names(told)).toEqual({ owner: ["messageChanged"], member: ["messageChanged"], admin: [], guest: [] });
    expect(await previewsOf(message)).toEqual([previews[1]]);
    await member.client.call(removePreviews, which(message));
    expect(await previewsOf(message)).toBeUndefined();
    const { rows } = await pool.query("select removed_by from message_link where message_id = $1", [message.id]);
    expect(rows).toEqual([{ removed_by: member.memberId }, { removed_by: member.memberId }]);
  });

  test("holds after an edit", async () => {
    const { message } = await both();
    await member.client.call(removePreviews, which(message));
    const text = `${site.url}/plain ${site.url}/article ${site.url}/video`;
    await member.client.call(editMessage, { ...which(message), text });
    expect(await shown(message)).toMatchObject([{ title: "A film" }]);
  });

  test("is the author's and the moderators' matter", async () => {
    const { message } = await both(open);
    const told = await toldBy(server, place, async () => {
      expect((await refused(guest.client.call(removePreviews, which(message)))).code).toBe("not_allowed");
      expect((await refused(outsider.client.call(removePreviews, which(message)))).code).toBe("not_found");
    });
    expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
    await admin.client.call(removePreviews, which(message));
    expect(await previewsOf(message)).toBeUndefined();
  });
});

test.each([
  ["https://a.example/x#y and b.com/z", ["https://a.example/x", "http://b.com/z"]],
  ["[words](https://a.example) https://a.example/", ["https://a.example/"]],
  ["`https://code.example` and\n\n```\nhttps://code.example\n```", []],
  ["> https://quoted.example\n\nhttps://said.example", ["https://said.example/"]],
  ["mailto:a@b.example [x](person:0) /c/1 ftp://a.example", []],
  [
    [1, 2, 3, 4, 5, 6, 7].map((n) => `https://${n}.example/`).join(" "),
    [1, 2, 3, 4, 5].map((n) => `https://${n}.example/`),
  ],
  [`https://a.example/${"x".repeat(2000)}`, []],
])("the links in %j", (text, links) => {
  expect(linksIn(text)).toEqual(links);
});
