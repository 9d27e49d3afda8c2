import { archiveChannel, createChannel, listChannels } from "@atrium/contract/chat/channels.ts";
import { deleteMessage } from "@atrium/contract/chat/messages.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;

const create = async (name: string, more: object = {}) =>
  (await owner.client.call(createChannel, { workspaceId, name, ...more })).channel.channel.id;
const found = async (who: typeof owner, input: object = {}) =>
  (await who.client.call(listChannels, { workspaceId, ...input })).items.map(({ channel }) => channel.name);

await create("zoo", { purpose: "All about Ölfarben" });
await create("Attic", { visibility: "private", memberIds: [member.memberId] });
const old = await create("attic of old");
await owner.client.call(archiveChannel, { workspaceId, channelId: old });

test("shows public channels and one's own private ones, by name without regard to case", async () => {
  expect(await found(member, { query: "attic" })).toEqual(["Attic"]);
  expect(await found(admin, { query: "attic" })).toEqual([]);
  const everything = await found(member);
  expect(everything).toEqual([...everything].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  expect(everything).toContain("general");
});

test("finds any part of the name or the purpose, and archived ones when asked for", async () => {
  expect(await found(admin, { query: "ÖLFARB" })).toEqual(["zoo"]);
  expect(await found(admin, { query: "oo" })).toContain("zoo");
  expect(await found(admin, { query: "attic", archived: "only" })).toEqual(["attic of old"]);
  expect(await found(admin, { query: "%" })).toEqual([]);
});

test("says which one is in", async () => {
  const { items } = await member.client.call(listChannels, { workspaceId });
  expect(items.find(({ channel }) => channel.name === "Attic")?.joined).toBe(true);
  expect(items.find(({ channel }) => channel.name === "zoo")?.joined).toBe(false);
});

test("pages through all of them, each once", async () => {
  for (let n = 0; n < 7; n += 1) await create(`page ${n}`);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await admin.client.call(listChannels, { workspaceId, limit: 3, ...(cursor && { cursor }) });
    expect(items.length).toBeLessThanOrEqual(3);
    seen.push(...items.map(({ channel }) => channel.name));
    cursor = next;
  } while (cursor);
  expect(seen).toEqual(await found(admin, { limit: 100 }));
  expect(new Set(seen).size).toBe(seen.length);
});

test("a guest finds the channels they are in, an outsider no workspace", async () => {
  expect(await found(guest)).toHaveLength(1);
  expect((await refused(outsider.client.call(listChannels, { workspaceId }))).code).toBe("not_found");
  expect((await refused(owner.client.call(listChannels, { workspaceId, cursor: "nonsense" }))).code).toBe(
    "invalid_input",
  );
});

test("on request each comes with what was said last and not deleted, to who may read it", async () => {
  const here = await rooms(server);
  const [busy, empty] = [
    await channelOf(here, { name: "busy", visibility: "public" }),
    await channelOf(here, { name: "empty", visibility: "public" }),
  ];
  await say(here, here.owner, busy, "before");
  const last = await say(here, here.owner, busy, "**the last** word");
  const reply = await say(here, here.owner, busy, "in a thread", { threadId: last.id });
  const gone = await say(here, here.owner, busy, "taken back");
  await here.owner.client.call(deleteMessage, { workspaceId: here.workspaceId, channelId: busy, messageId: gone.id });
  const ask = async (samples: "yes" | "no") => {
    const { items } = await here.admin.client.call(listChannels, { workspaceId: here.workspaceId, samples });
    return Object.fromEntries(items.map(({ channel, sample }) => [channel.id, sample?.text ?? null]));
  };
  expect(reply.threadId).toBe(last.id);
  expect(await ask("yes")).toMatchObject({ [busy]: "the last word", [empty]: null });
  expect((await ask("yes"))[here.closed]).toBeUndefined();
  expect((await ask("no"))[busy]).toBeNull();
});
