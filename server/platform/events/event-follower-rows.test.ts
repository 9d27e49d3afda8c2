import { createClient } from "@atrium/web/platform/api/client.ts";
import { expect, test } from "vitest";
import { plainFeatures, plainWorkspace, said, say } from "../../testing/plain-features.ts";
import { startTestServer } from "../../testing/test-server.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../operations/new-id.ts";
import { cameTo, passOver, takeTurn, workspacesBehind } from "./event-follower-rows.ts";
import { follow } from "./follower.ts";

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

test("who wants nothing of what is new comes to its end at once; who wants some of it is named, and stays where it is", async () => {
  const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
  const client = createClient({ baseUrl: server.url, token: accounts[0] });
  const speak = () => client.call(say, { workspaceId, room: "hall", words: "hello" });
  const [hears, deaf, taken] = ["hears", "deaf", "taken"].map((name) => `${name}-${newId()}`) as [
    string,
    string,
    string,
  ];
  const followers = [follow(hears, [said], async () => {}), follow(deaf, [], async () => {})];
  const inIt = <T>(work: (db: Db) => Promise<T>) => database.transaction({ workspaceId }, ({ db }) => work(db));
  const passed = (all = followers) => inIt((db) => passOver(db, workspaceId, all));
  const seqOf = (name: string) => inIt((db) => takeTurn(db, workspaceId, name));

  await speak();
  expect([...(await passed())], "nobody has begun").toEqual([hears]);
  const first = await seqOf(deaf);
  expect(first).toBeGreaterThan(0);
  expect(await seqOf(hears)).toBe(0);
  await speak();
  expect([...(await passed())], "both have").toEqual([hears]);
  const head = await seqOf(deaf);
  expect(head).toBeGreaterThan(first as number);
  expect(await seqOf(hears)).toBe(0);
  await inIt((db) => cameTo(db, workspaceId, hears, head as number));
  expect([...(await passed())]).toEqual([]);

  await seqOf(taken);
  const held = follow(taken, [], async () => {});
  await inIt(async (db) => {
    await takeTurn(db, workspaceId, taken);
    expect([...(await passed([held]))], "another has it in hand").toEqual([taken]);
  });
  expect(await seqOf(taken)).toBe(0);
});
