import { bootWorkspace } from "@atrium/contract/boot.ts";
import { listMyChannels, markChannel } from "@atrium/contract/chat/channels.ts";
import { deleteSidebarSection, keepSidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, outsider, open } = place;

async function section(more: object = {}) {
  const sectionId = newId();
  await member.client.call(keepSidebarSection, { workspaceId, sectionId, name: "Later", place: "G", ...more });
  return sectionId;
}
const mine = async (channelId: string) =>
  (await member.client.call(listMyChannels, { workspaceId })).items.find(({ channel }) => channel.id === channelId);
const put = (channelId: string, marks: object) => member.client.call(markChannel, { workspaceId, channelId, ...marks });

test("everybody begins with favourites, channels and direct messages", async () => {
  const { sections } = await owner.client.call(bootWorkspace, { workspaceId });
  expect(sections.map(({ id, sort }) => [id, sort])).toEqual([
    ["favourites", "manual"],
    ["channels", "name"],
    ["direct", "recent"],
  ]);
});

test("a section of one's own stands where it was put, for oneself alone, on every device", async () => {
  const sectionId = newId();
  const made = { id: sectionId, name: "Clients", place: "M", sort: "name", folded: false, muted: false };
  const told = await toldBy(server, place, async () => {
    const input = { workspaceId, sectionId, name: "Clients", place: "M" };
    await member.client.call(keepSidebarSection, input);
    await member.client.call(keepSidebarSection, input);
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["sidebarSectionsChanged"], guest: [] });
  expect(told.member[0]?.data).toMatchObject({ sections: [{ id: "favourites" }, made, {}, {}] });
  const { rows } = await pool.query("select name, place from sidebar_section where id = $1", [sectionId]);
  expect(rows).toEqual([{ name: "Clients", place: "M" }]);
  expect((await owner.client.call(bootWorkspace, { workspaceId })).sections).toHaveLength(3);
});

test("those everybody has can be moved, folded and sorted; neither renamed, muted nor deleted", async () => {
  const input = { workspaceId, sectionId: "direct" as const };
  const { sections } = await owner.client.call(keepSidebarSection, {
    ...input,
    place: "A",
    folded: true,
    sort: "name",
  });
  expect(sections[0]).toMatchObject({ id: "direct", place: "A", folded: true, sort: "name" });
  for (const change of [{ name: "People" }, { muted: true }])
    expect((await refused(owner.client.call(keepSidebarSection, { ...input, ...change }))).code).toBe(
      "built_in_section",
    );
  expect((await refused(owner.client.call(deleteSidebarSection, input))).code).toBe("built_in_section");
});

test("muting a section mutes what is in it and what comes into it; leaving it is being heard again", async () => {
  const sectionId = await section();
  const [inside, later, favourite] = [await room(), await room(), await room()];
  for (const channelId of [inside, favourite]) await put(channelId, { sectionId });
  await put(favourite, { favourite: true });
  const told = await toldBy(server, place, () =>
    member.client.call(keepSidebarSection, { workspaceId, sectionId, muted: true }),
  );
  expect(names(told).member).toEqual(["sidebarSectionsChanged", "sidebarSectionMuted"]);
  expect([await mine(inside), await mine(favourite)].map((entry) => entry?.muted)).toEqual([true, false]);
  expect((await put(later, { sectionId })).channel.muted).toBe(true);
  expect((await put(favourite, { favourite: false })).channel.muted).toBe(true);
  expect((await put(later, { sectionId: null })).channel.muted).toBe(false);
  await member.client.call(keepSidebarSection, { workspaceId, sectionId, muted: false });
  expect((await mine(inside))?.muted).toBe(false);
});

test("a deleted section leaves its channels behind, and deleting again changes nothing", async () => {
  const sectionId = await section();
  const channelId = await room();
  expect((await put(channelId, { sectionId, place: "k" })).channel).toMatchObject({ sectionId, place: "k" });
  await member.client.call(deleteSidebarSection, { workspaceId, sectionId });
  expect(await mine(channelId)).toMatchObject({ sectionId: null, place: null });
  const told = await toldBy(server, place, () => member.client.call(deleteSidebarSection, { workspaceId, sectionId }));
  expect(told.member).toEqual([]);
});

test("a channel goes into sections of one's own alone", async () => {
  const theirs = newId();
  await owner.client.call(keepSidebarSection, { workspaceId, sectionId: theirs, name: "Mine", place: "H" });
  expect((await refused(put(open, { sectionId: theirs }))).code).toBe("not_found");
  const change = { workspaceId, sectionId: theirs, name: "Taken" };
  expect((await refused(member.client.call(keepSidebarSection, { ...change, place: undefined }))).code).toBe(
    "not_found",
  );
  expect((await refused(outsider.client.call(keepSidebarSection, change))).code).toBe("not_found");
});

test("there are at most fifty", async () => {
  const { sections } = await member.client.call(bootWorkspace, { workspaceId });
  for (let n = sections.length; n < 50; n += 1) await section();
  const input = { workspaceId, sectionId: newId(), name: "One more", place: "H" };
  expect((await refused(member.client.call(keepSidebarSection, input))).code).toBe("too_many_sections");
});

const room = () => channelOf(place, { memberIds: [member.memberId] });
