import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { mostReplayed } from "./event-log.ts";

/** Which events: of these names, to this audience, about one thing (`path` in their data leads to its id). */
export type EventsAbout = { names: readonly string[]; to: string; path: readonly string[]; id: string };

/**
 * Replaces values in events that could still be told again to somebody who was away: what was deleted is not learnt
 * from the log on return. Older events are never told again and are pruned in time.
 */
export async function forgetInEvents(
  db: Db,
  workspaceId: string,
  about: EventsAbout,
  replace: readonly { path: readonly string[]; by: unknown }[],
): Promise<void> {
  let data = sql`data::jsonb`;
  for (const { path, by } of replace) data = sql`jsonb_set(${data}, ${path}::text[], ${JSON.stringify(by)}::jsonb)`;
  await sql`
    update event set data = (${data})::json
    where workspace_id = ${workspaceId}::uuid
      and seq > (select h.seq from event_head h where h.workspace_id = ${workspaceId}::uuid) - ${mostReplayed}::bigint
      and name = any(${about.names}::text[]) and audience @> array[${about.to}]
      and data #>> ${about.path}::text[] = ${about.id}`.execute(db);
}
