import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { plainFeatures, plainWorkspace, said, say } from "../../testing/plain-features.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { feature } from "../operations/feature.ts";
import { newId } from "../operations/new-id.ts";
import { follow } from "./follower.ts";

type Heard = { workspaceId: string; words: string[] };

/** A server whose follower `name` notes what it hears and fails at the words it is told to. */
async function listening(name: string, failsAt: string[] = [], roles = "api,realtime,worker") {
  const heard: Heard[] = [];
  const failures: string[] = [];
  const follower = follow(name, [said], async ({ workspaceId }, events) => {
    const words = events.map((event) => event.data.words);
    const bad = words.find((word) => failsAt.includes(word));
    if (bad !== undefined) {
      failures.push(bad);
      throw new Error(bad);
    }
    heard.push({ workspaceId, words });
  });
  const server = await startTestServer({
    features: [...plainFeatures, feature({ name: `follower ${name}`, followers: [follower] })],
    env: { ATRIUM_ROLES: roles },
  });
  const speak = async (workspaceId: string, account: string, ...all: string[]) => {
    const client = createClient({ baseUrl: server.url, token: account });
    for (const words of all) await client.call(say, { workspaceId, room: "hall", words });
  };
  return { server, heard, failures, speak };
}

const until = async (done: () => boolean) => {
  for (let tries = 0; tries < 4000 && !done(); tries += 1) await sleep(10);
};
const wordsOf = (heard: Heard[], workspaceId: string) =>
  heard.filter((one) => one.workspaceId === workspaceId).flatMap((one) => one.words);

describe("who follows the log", () => {
  test("hears every event of its kinds once, in order, also after a restart", async () => {
    const name = `order-${newId()}`;
    const first = await listening(name);
    const { workspaceId, accounts } = await plainWorkspace(first.server.platform, 1);
    await first.speak(workspaceId, accounts[0], "a", "b", "c");
    await until(() => wordsOf(first.heard, workspaceId).length === 3);
    await first.server.stop();
    const second = await listening(name);
    await second.speak(workspaceId, accounts[0], "d");
    await until(() => wordsOf(second.heard, workspaceId).length > 0);
    expect(wordsOf(first.heard, workspaceId)).toEqual(["a", "b", "c"]);
    expect(wordsOf(second.heard, workspaceId)).toEqual(["d"]);
  });

  test("is one, however many processes there are; what a process without it tells is heard", async () => {
    const name = `many-${newId()}`;
    const [one, two] = [await listening(name), await listening(name)];
    const api = await listening(name, [], "api");
    const { workspaceId, accounts } = await plainWorkspace(one.server.platform, 1);
    await api.speak(workspaceId, accounts[0], "a", "b", "c", "d");
    const both = () => [...wordsOf(one.heard, workspaceId), ...wordsOf(two.heard, workspaceId)];
    await until(() => both().length === 4);
    await sleep(100);
    expect(both().sort()).toEqual(["a", "b", "c", "d"]);
    expect(api.heard).toEqual([]);
  });

  test("begins at the end of the logs there are, and at the beginning of later ones", async () => {
    const before = await listening(`before-${newId()}`);
    const { workspaceId, accounts } = await plainWorkspace(before.server.platform, 1);
    await before.speak(workspaceId, accounts[0], "old");
    const fresh = await listening(`fresh-${newId()}`);
    const later = await plainWorkspace(fresh.server.platform, 1);
    await fresh.speak(workspaceId, accounts[0], "new");
    await fresh.speak(later.workspaceId, later.accounts[0], "first");
    await until(() => fresh.heard.length === 2);
    expect(wordsOf(fresh.heard, workspaceId)).toEqual(["new"]);
    expect(wordsOf(fresh.heard, later.workspaceId)).toEqual(["first"]);
  });

  test("passes over what fails again and again, alone, and not what stands beside it", async () => {
    const { server, heard, failures, speak } = await listening(`trouble-${newId()}`, ["bad"]);
    const { workspaceId, accounts } = await plainWorkspace(server.platform, 1);
    await speak(workspaceId, accounts[0], "a", "bad", "b");
    for (let more = 0; more < 200 && !wordsOf(heard, workspaceId).includes("b"); more += 1) {
      await speak(workspaceId, accounts[0], `more ${more}`);
      await sleep(120);
    }
    const words = wordsOf(heard, workspaceId);
    expect(words.slice(0, 2)).toEqual(["a", "b"]);
    expect(words).not.toContain("bad");
    expect(failures.length).toBeGreaterThanOrEqual(5);
  });

  test("loses nothing when a wake-up is lost: the logs are looked at when a worker starts", async () => {
    const name = `lost-${newId()}`;
    const worker = await listening(name);
    const { workspaceId, accounts } = await plainWorkspace(worker.server.platform, 1);
    await worker.server.stop();
    const api = await listening(name, [], "api");
    await api.speak(workspaceId, accounts[0], "while nobody followed");
    const back = await listening(name);
    await until(() => wordsOf(back.heard, workspaceId).length > 0);
    expect(wordsOf(back.heard, workspaceId)).toEqual(["while nobody followed"]);
    const { pool } = await testDatabase();
    // Heard before the transaction that says so has ended.
    const arrived = async () => {
      const text = `select f.seq = h.seq as done from event_follower f join event_head h using (workspace_id)
        where name = $1 and workspace_id = $2`;
      return (await pool.query(text, [name, workspaceId])).rows;
    };
    await expect.poll(arrived).toEqual([{ done: true }]);
  });
});
