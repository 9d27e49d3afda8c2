import { expect, test } from "vitest";
import type { FollowedEvent } from "#platform/events/follower.ts";
import { newId } from "#platform/operations/new-id.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { statementsOf } from "../../testing/statements.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { followEvents } from "./follow-events.ts";

// Without a worker: what is followed is followed by the test alone.
const server = await startTestServer({ env: { ATRIUM_ROLES: "api" } });
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, member } = place;

const event = (name: string, data: object) =>
  ({ name, seq: 1, at: new Date(), actorId: member.memberId, data }) as FollowedEvent;
const follow = (events: FollowedEvent[]) =>
  statementsOf(server.platform, () =>
    server.platform.run({ workspaceId }, (context) => followEvents.run({ ...context, workspaceId }, events as never)),
  );
const waiting = async () =>
  (
    await pool.query("select conversation_id from delivery where workspace_id = $1 and member_id = $2", [
      workspaceId,
      member.memberId,
    ])
  ).rows.map((row) => row.conversation_id);

/** Threads with an answer that waits to be told, of which the person has read so much. */
async function threadsRead(count: number, readSeq: number): Promise<string[]> {
  const channelId = await channelOf(place, { memberIds: [member.memberId] });
  const { id } = await say(place, owner, channelId);
  const ids = Array.from({ length: count }, () => newId());
  const at = [workspaceId, member.memberId, ids];
  await pool.query(
    `insert into thread_member (workspace_id, thread_id, member_id, following, read_seq)
     select $1, id, $2, true, $4 from unnest($3::uuid[]) as id`,
    [...at, readSeq],
  );
  await pool.query(
    `insert into delivery (workspace_id, member_id, medium, conversation_id, channel_id, thread_id, reason, message_ids,
       last_seq, due_at) select $1, $2, 'mail', id, $4, id, 'reply', array[$5::uuid], 3, now() + interval '1 hour'
     from unnest($3::uuid[]) as id`,
    [...at, channelId, id],
  );
  return ids;
}

test("hundreds of threads read at once take one statement, and only what was read is taken back", async () => {
  const [read, unread] = [await threadsRead(300, 3), await threadsRead(2, 2)];
  const threads = [...read, ...unread].map((threadId) => ({ threadId }));
  const one = await follow([event("threadsRead", { threads: threads.slice(0, 1), channels: [] })]);
  const all = await follow([event("threadsRead", { threads, channels: [] })]);
  expect(all.length).toBe(one.length);
  expect(new Set(await waiting())).toEqual(new Set(unread));
});

test("many readings one after the other are one statement, too", async () => {
  const ids = await threadsRead(50, 3);
  const marks = ids.map((threadId) => event("threadMarked", { mine: { threadId } }));
  const one = await follow(marks.slice(0, 1));
  expect((await follow(marks)).length).toBe(one.length);
  expect(await waiting()).not.toEqual(expect.arrayContaining(ids.slice(0, 1)));
});
