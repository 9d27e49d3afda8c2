import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { plainFeatures, plainWorkspace, say } from "../../testing/plain-features.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { newId } from "../operations/new-id.ts";
import { cameTo, takeTurn, workspacesBehind } from "./event-follower-rows.ts";

const server = await startTestServer({ features: plainFeatures, env: { ATRIUM_ROLES: "api" } });
const { database } = server.platform;

/** All that is behind, found a piece at a time; each piece looks at no more than `most`. */
async function behind(names: string[], most: number): Promise<{ found: string[]; looks: number }> {
  const found: string[] = [];
  let looks = 0;
  for (let after: string | null = null, more = true; more; looks += 1) {
    const piece = await database.transaction({ mode: "read" }, ({ db }) =>
      workspacesBehind(db, names, { after, most }),
    );
    expect(piece.behind.length).toBeLessThanOrEqual(most);
    found.push(...piece.behind);
    after = piece.through;
    more = after !== null;
  }
  return { found, looks };
}

test("who is behind is found piece by piece, each workspace once, and nobody who is not", async () => {
  const names = [`one-${newId()}`, `two-${newId()}`];
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    const client = createClient({ baseUrl: server.url, token: accounts[0] });
    await client.call(say, { workspaceId, room: "hall", words: "hello" });
    ids.push(workspaceId);
  }
  const came = (workspaceId: string, name: string) =>
    database.transaction({ workspaceId }, async ({ db }) => {
      await takeTurn(db, workspaceId, name);
      await cameTo(db, workspaceId, name, 1_000_000);
    });
  const [both, one] = ids as [string, string];
  for (const name of names) await came(both, name);
  await came(one, names[0] as string);
  const { found, looks } = await behind(names, 2);
  expect(looks).toBeGreaterThan(2);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(ids.slice(1)));
  expect(found).not.toContain(both);
  expect((await behind(names, 10_000)).found.toSorted()).toEqual(found.toSorted());
});
