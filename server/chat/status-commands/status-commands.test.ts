import { bootWorkspace } from "@atrium/contract/boot.ts";
import { runCommand } from "@atrium/contract/chat/commands.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, member, open } = place;

const run = (text: string) => member.client.call(runCommand, { workspaceId, channelId: open, text, clientId: newId() });
const mine = () => member.client.call(bootWorkspace, { workspaceId });

test("/status stands beside the name, told to everybody, until nothing takes it away", async () => {
  const told = await toldBy(server, place, () => run("/status 🎧 Focusing  hard"));
  expect(names(told)).toMatchObject({ owner: ["profileChanged"], guest: ["profileChanged"] });
  expect((await mine()).me.status).toEqual({ emoji: "🎧", text: "Focusing hard", expiresAt: null });
  await run("/status On the way");
  expect((await mine()).me.status).toMatchObject({ emoji: "💬", text: "On the way" });
  await run("/status");
  expect((await mine()).me.status).toBeNull();
  expect((await refused(run(`/status ${"x".repeat(101)}`))).code).toBe("bad_argument");
});

test.each([
  ["/dnd", 60],
  ["/dnd 30m", 30],
  ["/dnd for 4 hours", 240],
  ["/dnd in 20 minutes", 20],
])("%s is quiet for %i minutes", async (text, minutes) => {
  const { note } = await run(text);
  expect(note).toMatch(/^Nothing rings until /);
  const { until } = (await mine()).availability.quiet;
  expect(Math.round((Date.parse(until ?? "") - Date.now()) / 60_000)).toBeCloseTo(minutes, -0.5);
});

test("/dnd off ends it; what is no time is refused and changes nothing", async () => {
  await run("/dnd tomorrow 8am");
  const before = (await mine()).availability;
  expect(before.quiet.until).not.toBeNull();
  expect((await refused(run("/dnd banana"))).code).toBe("bad_argument");
  expect((await mine()).availability).toEqual(before);
  await run("/dnd off");
  expect((await mine()).availability.quiet.until).toBeNull();
  expect((await owner.client.call(bootWorkspace, { workspaceId })).availability.quiet.until).toBeNull();
});
