import { type Selectable, sql } from "kysely";
import { may } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import type { ChannelTable, SeenChannel } from "../channels/index.ts";

type EveryChannelTable = ChannelTable & { deleted_at: Date | null; deleted_by: string | null };
declare module "#platform/database/tables.ts" {
  interface Tables {
    /** What `channel` shows, and the deleted ones: only who deletes, brings back or removes looks here. */
    every_channel: EveryChannelTable;
  }
}
export type DeletedRow = Selectable<EveryChannelTable> & { deleted_at: Date; inside: boolean };

/** Deletes or brings back; the caller holds the row. */
export async function setDeleted(
  db: Db,
  workspaceId: string,
  id: string,
  deleted: { by: string; at: Date } | null,
): Promise<void> {
  await db
    .updateTable("every_channel")
    .set({ deleted_at: deleted?.at ?? null, deleted_by: deleted?.by ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

const asSeenBy = (member: Membership) => sql`
  select c.*, m.member_id is not null as inside from every_channel c
  left join channel_member m
    on m.workspace_id = c.workspace_id and m.channel_id = c.id and m.member_id = ${member.id}::uuid
  where c.workspace_id = ${member.workspaceId}::uuid and c.deleted_at is not null
    and (m.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`;

/** A deleted channel as the member saw it, held until the transaction ends. */
export async function lockDeleted(db: Db, member: Membership, id: string): Promise<DeletedRow | undefined> {
  const { rows } = await sql<DeletedRow>`
    ${asSeenBy(member)} and c.id = ${id}::uuid for no key update of c`.execute(db);
  return rows[0];
}

/**
 * Those the member saw, the last deleted first, after a place in that order; `all`, or only private ones they created:
 * what they may bring back by the rules of `channel-access.ts`.
 */
export async function pageOfDeleted(
  db: Db,
  member: Membership,
  wanted: { all: boolean; since: Date; after: { deletedAt: Date; id: string } | undefined; limit: number },
): Promise<DeletedRow[]> {
  const { all, since, after, limit } = wanted;
  const { rows } = await sql<DeletedRow>`
    ${asSeenBy(member)} and c.deleted_at > ${since}
      and (${all}::boolean or (c.visibility = 'private' and c.created_by = ${member.id}::uuid))
      ${after ? sql`and (c.deleted_at, c.id) < (${after.deletedAt}, ${after.id}::uuid)` : sql``}
    order by c.deleted_at desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

/** For the rules of what one may do in a channel. */
export const seenOf = (row: DeletedRow): SeenChannel => ({ channel: row, inside: row.inside });
