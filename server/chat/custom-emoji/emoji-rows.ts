import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type PictureRow, type ServedImage, servedPicture } from "#platform/http/serve-image.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";

type CustomEmojiTable = {
  workspace_id: string;
  id: string;
  name: string;
  added_by: string;
  added_at: Date;
  media_type: string;
  /** Only where it has not been moved into storage yet. */
  bytes: Buffer | null;
  stored_id: string | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    custom_emoji: CustomEmojiTable;
  }
}

type EmojiRow = Pick<CustomEmojiTable, "id" | "name" | "added_by" | "added_at"> & { aliases: string[] };
export type NewEmoji = Omit<CustomEmojiTable, "workspace_id">;

const emojiOf = ({ id, name, aliases, added_by, added_at }: EmojiRow): CustomEmoji => ({
  id,
  name,
  aliases,
  addedBy: added_by,
  addedAt: added_at.toISOString(),
});

/**
 * The list's next version and how many it holds then. Whoever changes the list waits here for who changes it already.
 */
export async function nextVersion(
  db: Db,
  workspaceId: string,
  more: 1 | 0 | -1,
): Promise<{ version: number; size: number }> {
  const { rows } = await sql<{ version: number; size: number }>`
    insert into custom_emoji_list as l (workspace_id, version, size) values (${workspaceId}::uuid, 1, greatest(${more}, 0))
    on conflict (workspace_id) do update set version = l.version + 1, size = l.size + ${more}
    returning version, size`.execute(db);
  return rows[0] as { version: number; size: number };
}

export async function listVersion(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from custom_emoji_list where workspace_id = ${workspaceId}::uuid`.execute(db);
  return rows[0]?.version ?? 0;
}

/** All, or one of them, without their pictures. */
export async function listEmoji(db: Db, workspaceId: string, id?: string): Promise<CustomEmoji[]> {
  const { rows } = await sql<EmojiRow>`
    select e.id, e.name, e.added_by, e.added_at,
      coalesce(array_agg(n.name order by n.name) filter (where n.name <> e.name), '{}') as aliases
    from custom_emoji e
    join custom_emoji_name n on n.workspace_id = e.workspace_id and n.emoji_id = e.id
    where e.workspace_id = ${workspaceId}::uuid and (${id ?? null}::uuid is null or e.id = ${id ?? null}::uuid)
    group by e.workspace_id, e.id order by e.name`.execute(db);
  return rows.map(emojiOf);
}

export async function insertEmoji(db: Db, workspaceId: string, emoji: NewEmoji): Promise<void> {
  await db
    .insertInto("custom_emoji")
    .values({ workspace_id: workspaceId, ...emoji })
    .execute();
}

/** Gives an emoji these names and no others; false when one of them means another one. */
export async function nameEmoji(db: Db, workspaceId: string, id: string, names: string[]): Promise<boolean> {
  const { rows } = await sql`
    with gone as (
      delete from custom_emoji_name where workspace_id = ${workspaceId}::uuid and emoji_id = ${id}::uuid
        and name <> all(${names}::text[])
    )
    insert into custom_emoji_name (workspace_id, name, emoji_id)
    select ${workspaceId}::uuid, name, ${id}::uuid from unnest(${names}::text[]) as name order by name
    on conflict (workspace_id, name) do update set emoji_id = excluded.emoji_id
      where custom_emoji_name.emoji_id = excluded.emoji_id
    returning name`.execute(db);
  return rows.length === names.length;
}

/** Which of its names it is written by. */
export async function renameEmoji(db: Db, workspaceId: string, id: string, name: string): Promise<void> {
  await db
    .updateTable("custom_emoji")
    .set({ name })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteEmoji(db: Db, workspaceId: string, id: string, now: Date): Promise<void> {
  const gone = await db
    .deleteFrom("custom_emoji")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("stored_id")
    .executeTakeFirst();
  if (gone?.stored_id) await setUnused(db, workspaceId, [gone.stored_id], now);
}

/** Whether this name means an emoji: `own` when it is written so, `further` by another of its names. */
export async function emojiNamed(db: Db, workspaceId: string, name: string): Promise<"own" | "further" | undefined> {
  const { rows } = await sql<{ own: boolean }>`
    select e.name = n.name as own from custom_emoji_name n
    join custom_emoji e on e.workspace_id = n.workspace_id and e.id = n.emoji_id
    where n.workspace_id = ${workspaceId}::uuid and n.name = ${name}`.execute(db);
  return rows[0] && (rows[0].own ? "own" : "further");
}

export async function emojiPicture(db: Db, workspaceId: string, id: string): Promise<ServedImage | undefined> {
  const { rows } = await sql<PictureRow>`
    select e.media_type, e.bytes, s.id as stored_id, s.key_wrapped from custom_emoji e
    left join stored s on s.workspace_id = e.workspace_id and s.id = e.stored_id and s.workspace_id = ${workspaceId}::uuid
    where e.workspace_id = ${workspaceId}::uuid and e.id = ${id}::uuid`.execute(db);
  return rows[0] && servedPicture(rows[0]);
}
