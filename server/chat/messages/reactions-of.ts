import type { Reaction } from "@atrium/contract/chat/reactions.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** The reactions of these messages as the reader sees them, the oldest emoji first. */
export async function reactionsOf(
  db: Db,
  workspaceId: string,
  messageIds: readonly string[],
  readerId: string | null,
): Promise<Map<string, Reaction[]>> {
  const found = new Map<string, Reaction[]>();
  if (messageIds.length === 0) return found;
  const { rows } = await sql<Reaction & { message_id: string }>`
    select t.message_id, t.emoji, t.count, t.people as "memberIds", exists (select from reaction r
      where r.workspace_id = t.workspace_id and r.message_id = t.message_id and r.emoji = t.emoji
        and r.member_id = ${readerId}::uuid) as mine
    from reaction_tally t
    where t.workspace_id = ${workspaceId}::uuid and t.message_id = any(${messageIds}::uuid[])
    order by t.created_at, t.emoji`.execute(db);
  for (const { message_id, ...reaction } of rows) found.set(message_id, [...(found.get(message_id) ?? []), reaction]);
  return found;
}
