import { beforeAll, expect, test, vi } from "vitest";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { feature } from "../operations/feature.ts";
import { newId } from "../operations/new-id.ts";
import { clearTimer, onTime, setTimer } from "./timer.ts";

/** What was done, and how often each was to be refused first. */
const done: string[] = [];
const failures = new Map<string, number>();
const bells = feature({
  name: "bells",
  timers: [
    onTime("bell", async (_platform, { id }) => {
      const left = failures.get(id) ?? 0;
      failures.set(id, left - 1);
      if (left > 0) throw new Error("not yet");
      done.push(id);
    }),
  ],
});

const { pool } = await testDatabase();
let server: TestServer;
let workspaceId: string;
beforeAll(async () => {
  server = await startTestServer({ besides: [bells] });
  ({ workspaceId } = await team(server));
});

const set = async (id: string, at: Date) =>
  server.platform.run({ workspaceId }, (context) => setTimer(context, { workspaceId, kind: "bell", id, at }));
const soon = { timeout: 30_000, interval: 50 };
const left = async () => (await pool.query("select id, tries from timer where kind = 'bell'")).rows;

test("what is due is done once, soon after its time, and what is not waits", async () => {
  const [now, later] = [newId(), newId()];
  const at = Date.now() + 500;
  await set(later, new Date(Date.now() + 3_600_000));
  await set(now, new Date(at));
  await vi.waitFor(() => expect(done).toEqual([now]), soon);
  expect(Date.now()).toBeGreaterThanOrEqual(at);
  await vi.waitFor(async () => expect((await left()).map(({ id }) => id)).toEqual([later]), soon);
  await server.platform.run({ workspaceId }, ({ db }) => clearTimer(db, workspaceId, "bell", later));
  expect(await left()).toEqual([]);
});

test("what fails is tried again, later each time; set anew it begins anew", async () => {
  const id = newId();
  failures.set(id, 2);
  await set(id, new Date());
  await vi.waitFor(async () => expect(await left()).toEqual([{ id, tries: 1 }]), soon);
  await pool.query("update timer set due_at = now() where id = $1", [id]);
  server.platform.timers?.expect(new Date());
  await vi.waitFor(async () => expect(await left()).toEqual([{ id, tries: 2 }]), soon);
  const { rows } = await pool.query("select extract(epoch from due_at - now()) > 50 as far from timer where id = $1", [
    id,
  ]);
  expect(rows).toEqual([{ far: true }]);
  await set(id, new Date());
  await vi.waitFor(() => expect(done).toContain(id), soon);
});
