import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type Entry, entryOf } from "./entry.ts";
import { messagesToIndex } from "./entry-rows.ts";
import { followerName, indexedEvents } from "./index-messages.ts";

/** A search reads at most so many messages that are not in the index yet. */
const mostWaiting = 500;

/** Entries of what was written, changed or reacted to since the index was last written. */
export async function waitingEntries(db: Db, workspaceId: string): Promise<Entry[]> {
  return (await messagesToIndex(db, workspaceId, await waitingIds(db, workspaceId))).map(entryOf);
}

async function waitingIds(db: Db, workspaceId: string): Promise<string[]> {
  const names = indexedEvents.map((event) => event.name);
  const { rows } = await sql<{ id: string; thread: string | null }>`
    select coalesce(e.data->'message'->>'id', e.data->>'messageId') as id, e.data->'message'->>'threadId' as thread
    from event e
    where e.workspace_id = ${workspaceId}::uuid and e.name = any(${names}::text[]) and e.seq > coalesce((
      select f.seq from event_follower f where f.workspace_id = ${workspaceId}::uuid and f.name = ${followerName}), 0)
    order by e.seq desc limit ${mostWaiting}`.execute(db);
  return [...new Set(rows.flatMap(({ id, thread }) => (thread ? [id, thread] : [id])))];
}
