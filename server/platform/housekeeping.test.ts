import { createClient } from "@atrium/web/platform/api/client.ts";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { plainFeatures, plainWorkspace, say } from "../testing/plain-features.ts";
import { startTestServer } from "../testing/test-server.ts";
import { housekeeping } from "./housekeeping.ts";

it("forgets old events and keys, keeps fresh ones, and remembers how far it forgot", async () => {
  const { url, platform } = await startTestServer({ features: [...plainFeatures, housekeeping] });
  const { workspaceId, accounts } = await plainWorkspace(platform, 1);
  const client = createClient({ baseUrl: url, token: accounts[0] });
  for (const words of ["old", "older", "fresh"])
    await client.call(say, { workspaceId, room: "hall", words }, { key: `key of ${words}` });
  await platform.run({ workspaceId }, async ({ db }) => {
    await sql`update event set at = now() - interval '30 days' where seq <= 2`.execute(db);
    await sql`update request_key set created_at = now() - interval '3 days' where key <> 'key of fresh'`.execute(db);
  });
  await housekeeping.jobs?.[0]?.run({} as never, platform);
  const left = await platform.run({ workspaceId }, async ({ db }) => {
    const events = await sql<{ seq: number }>`select seq from event`.execute(db);
    const head = await sql<{ seq: number; pruned_seq: number }>`select seq, pruned_seq from event_head`.execute(db);
    const keys = await sql<{ key: string }>`select key from request_key`.execute(db);
    return { events: events.rows, head: head.rows, keys: keys.rows };
  });
  expect(left).toEqual({
    events: [{ seq: 3 }],
    head: [{ seq: 3, pruned_seq: 2 }],
    keys: [{ key: "key of fresh" }],
  });
});
