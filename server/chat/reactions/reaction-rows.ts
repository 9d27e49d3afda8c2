import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type ReactionTable = {
  workspace_id: string;
  message_id: string;
  emoji: string;
  member_id: string;
  created_at: Date;
};
type ReactionTallyTable = {
  workspace_id: string;
  message_id: string;
  emoji: string;
  count: number;
  /** The first who reacted, oldest first, at most 30. */
  people: string[];
  created_at: Date;
  /** Who wrote the message; null for what an import brought. */
  author_id: string | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    reaction: ReactionTable;
    reaction_tally: ReactionTallyTable;
  }
}

/** One person's reaction to a message whose row this transaction holds. */
export type OneReaction = { workspaceId: string; messageId: string; emoji: string; memberId: string };

/** Different emoji one message has; the limit is asked for one that is not among them. */
export async function otherEmoji(db: Db, { workspaceId, messageId, emoji }: OneReaction): Promise<number> {
  const { rows } = await sql<{ others: number }>`
    select case when bool_or(emoji = ${emoji}) then 0 else count(*)::int end as others from reaction_tally
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid`.execute(db);
  return rows[0]?.others ?? 0;
}

/** Whether anybody reacted to the message with this emoji. */
export async function isOnMessage(db: Db, { workspaceId, messageId, emoji }: OneReaction): Promise<boolean> {
  const { rows } = await sql`select from reaction_tally
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid and emoji = ${emoji}`.execute(db);
  return rows.length > 0;
}

/** How many react with the emoji now; undefined when this person did already. */
export async function insertReaction(
  db: Db,
  one: OneReaction & { authorId: string },
  at: Date,
): Promise<number | undefined> {
  const { workspaceId, messageId, emoji, memberId, authorId } = one;
  const { rows } = await sql<{ count: number }>`
    with added as (
      insert into reaction (workspace_id, message_id, emoji, member_id, created_at)
      values (${workspaceId}::uuid, ${messageId}::uuid, ${emoji}, ${memberId}::uuid, ${at}) on conflict do nothing
      returning member_id
    )
    insert into reaction_tally as t (workspace_id, message_id, emoji, count, people, created_at, author_id)
    select ${workspaceId}::uuid, ${messageId}::uuid, ${emoji}, 1, array[member_id], ${at}, ${authorId}::uuid from added
    on conflict (workspace_id, message_id, emoji) do update set count = t.count + 1,
      people = case when cardinality(t.people) < ${mostNames}::int then t.people || excluded.people else t.people end
    returning count`.execute(db);
  return rows[0]?.count;
}

/** How many react with the emoji now; undefined when this person did not. */
export async function deleteReaction(db: Db, one: OneReaction): Promise<number | undefined> {
  const { workspaceId, messageId, emoji, memberId } = one;
  const { rows } = await sql<{ member_id: string }>`
    delete from reaction where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid
      and emoji = ${emoji} and member_id = ${memberId}::uuid returning member_id`.execute(db);
  return rows[0] && retell(db, one);
}

const mostNames = 30;

/** One fewer: whoever comes thirty-first moves up among the names. */
async function retell(db: Db, { workspaceId, messageId, emoji, memberId }: OneReaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    update reaction_tally t set count = count - 1,
      people = case when ${memberId}::uuid <> all(t.people) then t.people else array(
        select r.member_id from reaction r where r.workspace_id = ${workspaceId}::uuid
          and r.message_id = ${messageId}::uuid and r.emoji = ${emoji} order by r.created_at, r.member_id
        limit ${mostNames}::int) end
    where t.workspace_id = ${workspaceId}::uuid and t.message_id = ${messageId}::uuid and t.emoji = ${emoji}
    returning count`.execute(db);
  const count = rows[0]?.count ?? 0;
  if (count > 0) return count;
  await sql`delete from reaction_tally where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid
    and emoji = ${emoji} and count = 0`.execute(db);
  return 0;
}
