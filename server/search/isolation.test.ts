import { updateChannel } from "@atrium/contract/chat/channels.ts";
import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { searchChannels, searchMessages, searchPeople } from "@atrium/contract/search/search.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { rooms, say } from "../testing/rooms.ts";
import { anotherTestDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";

/** A word that is in everything of the one workspace and must never be found from the other. */
const canary = "canary";

async function setUp(without?: "row-level security" | "workspace filters") {
  const { url: databaseUrl, pool } = await anotherTestDatabase();
  const server = await startTestServer({ databaseUrl, ...(without && { without }) });
  const [theirs, ours] = [await rooms(server), await rooms(server)];
  const { workspaceId, owner, open } = theirs;
  await owner.client.call(updateProfile, { workspaceId, name: `${canary} person` });
  await owner.client.call(updateChannel, { workspaceId, channelId: open, name: `${canary} channel` });
  for (const place of [theirs, ours]) await say(place, place.owner, place.open, `${canary} of ${place.workspaceId}`);
  const indexed = async () => {
    const { rows } = await pool.query(
      `select from event_head h left join event_follower f on f.workspace_id = h.workspace_id and f.name = 'search'
       where h.seq > coalesce(f.seq, 0)`,
    );
    if (rows.length > 0) await new Promise((done) => setTimeout(done, 30)).then(indexed);
  };
  return { server, theirs, ours, indexed };
}

describe.each([
  ["with both locks", undefined],
  ["with the application's lock alone", "row-level security"],
  ["with the database's lock alone", "workspace filters"],
] as const)("%s", (_name, without) => {
  const setting = setUp(without);

  test("a search finds one's own workspace's messages and no other's, at once and from the index", async () => {
    const { theirs, ours, indexed } = await setting;
    const { workspaceId, owner } = ours;
    for (const settle of [async () => undefined, indexed]) {
      await settle();
      for (const query of [
        canary,
        `${canary} from:me`,
        `${canary} is:unread`,
        "has:link",
        `${canary} in:"${canary} channel"`,
      ]) {
        const answer = await owner.client.call(searchMessages, { workspaceId, query }).catch((error) => error.code);
        expect(JSON.stringify(answer)).not.toContain(theirs.workspaceId);
        expect(JSON.stringify(answer)).not.toContain(`${canary} channel`);
      }
      const { hits } = await owner.client.call(searchMessages, { workspaceId, query: canary });
      expect(hits.map((hit) => hit.text)).toEqual([`${canary} of ${workspaceId}`]);
      const there = await owner.client.call(searchMessages, { workspaceId, query: canary, channelId: theirs.open });
      expect([there.hits, there.total.count]).toEqual([[], 0]);
    }
  });

  test("names of another workspace are not found", async () => {
    const { ours } = await setting;
    const { workspaceId, owner } = ours;
    expect((await owner.client.call(searchPeople, { workspaceId, query: canary })).people).toEqual([]);
    expect((await owner.client.call(searchChannels, { workspaceId, query: canary })).channels).toEqual([]);
  });

  test("the function answers for the transaction's workspace alone, and for people of it", async () => {
    const { server, theirs, ours } = await setting;
    const ask = (workspace: string, member: string) =>
      server.platform.database.transaction({ workspaceId: ours.workspaceId }, async ({ db }) => {
        const asked = { workspace, member, zone: "UTC", archived: true, sort: "newest", most: 10, terms: [canary] };
        const lists = { must: [], without: [], channels: [], authors: [], to: [], parts: [] };
        const { rows } = await sql<{ answer: { hits: unknown[] } }>`
          select search_messages(${JSON.stringify({ ...asked, ...lists })}::jsonb, '[]') as answer`.execute(db);
        return rows[0]?.answer.hits.length;
      });
    await expect(ask(theirs.workspaceId, theirs.owner.memberId)).rejects.toThrow("another workspace");
    expect(await ask(ours.workspaceId, theirs.owner.memberId)).toBe(0);
    expect(await ask(ours.workspaceId, ours.owner.memberId)).toBe(1);
  });
});
