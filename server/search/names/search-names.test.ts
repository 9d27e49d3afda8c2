import { archiveChannel } from "@atrium/contract/chat/channels.ts";
import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { searchChannels, searchPeople } from "@atrium/contract/search/search.ts";
import { expect, test } from "vitest";
import { channelOf, rooms } from "../../testing/rooms.ts";
import type { TestMember } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest } = place;

const rename = (who: TestMember, name: string) => who.client.call(updateProfile, { workspaceId, name });
await rename(admin, "Yara Haddad");
await rename(member, "Zoë Müller");
const people = async (who: TestMember, query: string) =>
  (await who.client.call(searchPeople, { workspaceId, query })).people.map((person) => person.name);
const channels = async (who: TestMember, query: string, archived: "no" | "include" = "no") =>
  (await who.client.call(searchChannels, { workspaceId, query, archived })).channels.map(({ channel }) => channel.name);

test.each(["yara", "Haddad", "Yara Had", "hadad", "yraa", "haddda"])("finds Yara Haddad by %s", async (query) => {
  expect(await people(owner, query)).toEqual(["Yara Haddad"]);
});

test.each(["zoe", "ZOË", "muller", "müler"])("finds Zoë Müller by %s", async (query) => {
  expect(await people(owner, query)).toEqual(["Zoë Müller"]);
});

test("a guest finds whom one meets, and nobody else", async () => {
  expect(await people(guest, "muller")).toEqual(["Zoë Müller"]);
  expect(await people(guest, "haddad")).toEqual([]);
});

test("channels by any part of their name, mistyped too, and only those one may read", async () => {
  const open = await channelOf(place, { name: "engineering-platform" });
  await channelOf(place, { name: "engineering-secret", visibility: "private" });
  expect((await channels(owner, "engineering")).sort()).toEqual(["engineering-platform", "engineering-secret"]);
  expect(await channels(admin, "platfrom")).toEqual(["engineering-platform"]);
  expect(await channels(admin, "engineering")).toEqual(["engineering-platform"]);
  expect(await channels(guest, "engineering")).toEqual([]);
  await owner.client.call(archiveChannel, { workspaceId, channelId: open });
  expect(await channels(admin, "engineering")).toEqual([]);
  expect(await channels(admin, "engineering", "include")).toEqual(["engineering-platform"]);
});
