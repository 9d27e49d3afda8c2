import { archiveChannel, createChannel, updateChannel } from "@atrium/contract/chat/channels.ts";
import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, names, rooms, toldBy } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

test("changes what is given and leaves the rest", async () => {
  const channelId = await channelOf(place, { topic: "old", purpose: "stays", memberIds: [member.memberId] });
  const { channel } = await member.client.call(updateChannel, { workspaceId, channelId, name: "New name", topic: "" });
  expect(channel).toMatchObject({ name: "New name", topic: "", purpose: "stays" });
  const { rows } = await pool.query("select name, topic, purpose from channel where id = $1", [channelId]);
  expect(rows).toEqual([{ name: "New name", topic: "", purpose: "stays" }]);
});

test("of a public channel everybody hears who may browse or is in it; of a private one who is in it", async () => {
  const told = await toldBy(server, place, () =>
    member.client.call(updateChannel, { workspaceId, channelId: open, topic: "spring" }),
  );
  const one = ["channelUpdated"];
  expect(names(told)).toEqual({ owner: one, admin: one, member: one, guest: one });
  const quiet = await toldBy(server, place, () =>
    member.client.call(updateChannel, { workspaceId, channelId: closed, topic: "spring" }),
  );
  expect(names(quiet)).toEqual({ owner: one, admin: [], member: one, guest: [] });
});

test("the same again changes nothing and tells nobody", async () => {
  const input = { workspaceId, channelId: open, topic: "summer" };
  const first = await owner.client.call(updateChannel, input);
  const told = await toldBy(server, place, async () => {
    expect(await owner.client.call(updateChannel, input)).toEqual(first);
    expect(await owner.client.call(updateChannel, { workspaceId, channelId: open })).toEqual(first);
  });
  expect(told.owner).toEqual([]);
});

test("a name that is taken is refused; the case of one's own may change", async () => {
  const channelId = await channelOf(place, { name: "mine" });
  await owner.client.call(createChannel, { workspaceId, name: "theirs" });
  const rename = (name: string) => owner.client.call(updateChannel, { workspaceId, channelId, name });
  expect((await refused(rename("THEIRS"))).code).toBe("name_taken");
  expect((await rename("MINE")).channel.name).toBe("MINE");
});

test("is for who is in the channel and holds the permission, while it is not archived", async () => {
  const channelId = await channelOf(place, { memberIds: [guest.memberId] });
  const input = { workspaceId, channelId, topic: "mine" };
  for (const who of [admin, guest])
    expect((await refused(who.client.call(updateChannel, input))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(updateChannel, input))).code).toBe("not_found");
  expect((await refused(admin.client.call(updateChannel, { ...input, channelId: closed }))).code).toBe("not_found");
  await owner.client.call(archiveChannel, { workspaceId, channelId });
  expect((await refused(owner.client.call(updateChannel, input))).code).toBe("archived");
});
