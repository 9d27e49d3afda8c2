import { bootWorkspace } from "@atrium/contract/boot.ts";
import { changePreferences, defaultPreferences, readPreferences } from "@atrium/contract/people/preferences.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member, outsider } = place;
afterEach(unfollowAll);

test("are the defaults until somebody chooses, and then the same everywhere", async () => {
  const { preferences } = await member.client.call(readPreferences, { workspaceId });
  expect(preferences).toEqual(defaultPreferences);
  const changed = await member.client.call(changePreferences, { workspaceId, enterSends: false });
  expect(changed.preferences).toEqual({ ...defaultPreferences, enterSends: false });
  expect(await member.client.call(readPreferences, { workspaceId })).toEqual(changed);
  expect((await member.client.call(bootWorkspace, { workspaceId })).preferences).toEqual(changed.preferences);
  expect((await owner.client.call(readPreferences, { workspaceId })).preferences).toEqual(defaultPreferences);
});

test("are told to oneself alone, and only when they change", async () => {
  await member.client.call(changePreferences, { workspaceId, enterSends: true });
  const told = await toldBy(server, place, async () => {
    await member.client.call(changePreferences, { workspaceId, enterSends: false });
    await member.client.call(changePreferences, { workspaceId, enterSends: false });
    await member.client.call(changePreferences, { workspaceId });
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["preferencesChanged"], guest: [] });
});

test("keep what means nothing any more to themselves", async () => {
  await pool.query("update member_preferences set chosen = chosen || $1 where member_id = $2", [
    { enterSends: "perhaps", gone: 1 },
    member.memberId,
  ]);
  expect((await member.client.call(readPreferences, { workspaceId })).preferences).toEqual(defaultPreferences);
});

test("are refused as a whole when one of them is wrong, and to strangers", async () => {
  const wrong = { workspaceId, enterSends: "yes" as unknown as boolean };
  expect(await refused(member.client.call(changePreferences, wrong))).toMatchObject({ code: "invalid_input" });
  expect((await refused(outsider.client.call(readPreferences, { workspaceId }))).code).toBe("not_found");
  expect((await refused(outsider.client.call(changePreferences, { workspaceId, enterSends: true }))).code).toBe(
    "not_found",
  );
});
