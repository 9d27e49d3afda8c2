import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import { tagFile } from "@atrium/contract/files/library.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { searchFiles } from "@atrium/contract/search/search.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { startTestServer } from "../../testing/test-server.ts";

const server = await startTestServer({ env: { FILE_PREVIEWS: "on" } });
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const share = async (channelId: string, name: string, bytes: Buffer | string = "hello", who = member) => {
  const file = await uploaded(server, who, workspaceId, bytes, { name });
  const { id: messageId } = await say(place, who, channelId, "", { files: [file.id] });
  return { id: file.id, messageId };
};
/** Words are read in a process of its own. */
const patience = { timeout: 20_000 };
type Wish = Omit<CallOf<typeof searchFiles>, "workspaceId" | "query">;
const find = (query: string, who = owner, wish: Wish = {}) =>
  who.client.call(searchFiles, { workspaceId, query, ...wish });
const found = async (query: string, who = owner, wish: Wish = {}) =>
  (await find(query, who, wish)).files.map(({ file }) => file.file.name);

test("files are found by their names, by parts of them and by tags, by who may see them alone", async () => {
  const { id } = await share(closed, "Quarterly-Report 2026.txt");
  await share(open, "quarterly numbers.txt");
  const both = ["quarterly numbers.txt", "Quarterly-Report 2026.txt"];
  await expect.poll(() => found("quarterly"), patience).toEqual(both);
  expect(await found("REPORT")).toEqual(["Quarterly-Report 2026.txt"]);
  expect(await found("arterly", guest)).toEqual(["quarterly numbers.txt"]);
  expect(await found("quarterly", admin)).toEqual(["quarterly numbers.txt"]);
  expect((await refused(find("quarterly", outsider))).code).toBe("not_found");
  expect(await found("quarterly", owner, { channelId: closed })).toEqual(["Quarterly-Report 2026.txt"]);
  expect(await found("quarterly", admin, { channelId: closed })).toEqual([]);
  await member.client.call(tagFile, { workspaceId, fileId: id, add: ["for the board"] });
  await expect.poll(() => found("board"), patience).toEqual(["Quarterly-Report 2026.txt"]);
});

test("a mistyped word of a name finds what is most like it, and says so", async () => {
  await share(closed, "Wintergarten.txt");
  await expect.poll(() => found("wintergarten"), patience).toHaveLength(1);
  const { files, corrected } = await find("wintergraten");
  expect([files.map(({ file }) => file.file.name), corrected]).toEqual([["Wintergarten.txt"], "wintergarten"]);
  expect((await find("wintergraten", admin)).files).toEqual([]);
});

test("files are found by what stands in them, after those of that name, with the words around it", async () => {
  await share(
    closed,
    "minutes.txt",
    "We spoke of many things, and then the Ptarmigan was chosen as our bird of the year.",
  );
  await share(closed, "ptarmigan.txt");
  await expect.poll(() => found("ptarmigan"), patience).toEqual(["ptarmigan.txt", "minutes.txt"]);
  const { files } = await find("ptarmigan");
  expect(files[0]?.excerpt).toBe(null);
  expect(files[1]?.excerpt).toContain("Ptarmigan was chosen");
  expect(await found("ptarmigan -bird")).toEqual(["ptarmigan.txt"]);
  expect(await found("ptarmigan", admin)).toEqual([]);
});

test("is narrowed by person, place, day and type, and refuses what means nothing", async () => {
  await share(closed, "walrus.txt");
  await share(open, "walrus.png", png(8, 8), owner);
  await expect.poll(() => found("walrus"), patience).toEqual(["walrus.png", "walrus.txt"]);
  expect(await found("walrus has:image")).toEqual(["walrus.png"]);
  expect(await found("walrus has:document")).toEqual(["walrus.txt"]);
  expect(await found("walrus from:me")).toEqual(["walrus.png"]);
  expect(await found("walrus on:today")).toHaveLength(2);
  expect(await found("walrus before:yesterday")).toEqual([]);
  expect(await found("has:image from:me")).toContain("walrus.png");
  expect((await refused(find("walrus has:wings"))).code).toBe("unknown_filter");
  expect((await refused(find("walrus is:saved"))).code).toBe("unknown_filter");
  expect((await refused(find("walrus to:me"))).code).toBe("unknown_filter");
});

test("is paged, names first, without a gap", async () => {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const names = ["dugong 1.txt", "dugong 2.txt", "dugong 3.txt"];
  await share(channelId, "about 1.txt", "of the dugong");
  for (const name of names) await share(channelId, name);
  await share(channelId, "about 2.txt", "of the dugong");
  const all = [...names.toReversed(), "about 2.txt", "about 1.txt"];
  await expect.poll(() => found("dugong"), patience).toEqual(all);
  for (const limit of [1, 2, 3]) {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await find("dugong", owner, { limit, ...(cursor && { cursor }) });
      seen.push(...page.files.map(({ file }) => file.file.name));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen).toEqual(all);
  }
});

test("what a deleted message held, and a removed file, is found no more", async () => {
  const one = await share(closed, "narwhal one.txt");
  const other = await share(closed, "narwhal two.txt");
  await expect.poll(() => found("narwhal"), patience).toHaveLength(2);
  await member.client.call(deleteMessage, { workspaceId, channelId: closed, messageId: one.messageId });
  expect(await found("narwhal")).toEqual(["narwhal two.txt"]);
  await member.client.call(removeFile, { workspaceId, fileId: other.id });
  expect(await found("narwhal")).toEqual([]);
});
