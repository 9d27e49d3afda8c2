import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type Entry, entryOf } from "./entry.ts";
import { messagesToIndex } from "./entry-rows.ts";
import { followerName, indexedEvents } from "./index-messages.ts";

/** A search reads at most so many messages that are not in the index yet. */
const mostWaiting = 500;

/** Entries of what was written, changed or reacted to since the index was last written, and whether these are all. */
export async function waitingEntries(db: Db, workspaceId: string): Promise<{ entries: Entry[]; isAll: boolean }> {
  const { ids, isAll } = await waitingIds(db, workspaceId);
  return { entries: (await messagesToIndex(db, workspaceId, ids)).map(entryOf), isAll };
}

async function waitingIds(db: Db, workspaceId: string): Promise<{ ids: string[]; isAll: boolean }> {
  const names = indexedEvents.map((event) => event.name);
  const { rows } = await sql<{ id: string; thread: string | null }>`
    select coalesce(e.data->'message'->>'id', e.data->>'messageId') as id, e.data->'message'->>'threadId' as thread
    from event e
    where e.workspace_id = ${workspaceId}::uuid and e.name = any(${names}::text[]) and e.seq > coalesce((
      select f.seq from event_follower f where f.workspace_id = ${workspaceId}::uuid and f.name = ${followerName}), 0)
    order by e.seq desc limit ${mostWaiting}`.execute(db);
  const ids = [...new Set(rows.flatMap(({ id, thread }) => (thread ? [id, thread] : [id])))];
  return { ids, isAll: rows.length < mostWaiting };
}
