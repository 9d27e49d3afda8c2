import { createHash, randomUUID } from "node:crypto";
import type { LinkPreview } from "@atrium/contract/chat/link-previews.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { ServedImage } from "#platform/http/serve-image.ts";
import { newId } from "#platform/operations/new-id.ts";

/** What a page says of itself, as it is kept. */
export type Card = Omit<LinkPreview, "id" | "url">;
type LinkPreviewTable = {
  workspace_id: string;
  id: string;
  url_hash: string;
  url: string;
  expires_at: Date | null;
  card: Card | null;
};
type LinkPreviewImageTable = {
  workspace_id: string;
  id: string;
  preview_id: string;
  media_type: string;
  bytes: Buffer;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    link_preview: LinkPreviewTable;
    link_preview_image: LinkPreviewImageTable;
  }
}

export type PreviewRow = Pick<LinkPreviewTable, "id" | "url" | "expires_at" | "card">;

const hashOf = (url: string): string => createHash("sha256").update(url).digest("hex");

/** The previews of these addresses, by address; those not known yet are begun. */
export async function previewsOf(db: Db, workspaceId: string, urls: string[]): Promise<Map<string, PreviewRow>> {
  const fresh = urls.map(() => newId());
  const { rows } = await sql<PreviewRow>`
    insert into link_preview as p (workspace_id, id, url_hash, url)
    select ${workspaceId}::uuid, id, url_hash, url
    from unnest(${fresh}::uuid[], ${urls.map(hashOf)}::text[], ${urls}::text[]) as n (id, url_hash, url)
    order by url_hash
    on conflict (workspace_id, url_hash) do update set url = excluded.url
    returning id, url, expires_at, card`.execute(db);
  return new Map(rows.map((row) => [row.url, row]));
}

export const previewById = (db: Db, workspaceId: string, id: string): Promise<PreviewRow | undefined> =>
  db
    .selectFrom("link_preview")
    .select(["id", "url", "expires_at", "card"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();

/** A card that was just read, and its picture. */
export type ReadCard = Omit<Card, "image"> & {
  image: { width: number; height: number; mediaType: string; bytes: Buffer } | null;
};

/** Keeps what was found (null: nothing to show) instead of what was known. */
export async function keepCard(
  db: Db,
  { workspaceId, previewId }: { workspaceId: string; previewId: string },
  read: ReadCard | null,
  expiresAt: Date,
): Promise<void> {
  await db
    .deleteFrom("link_preview_image")
    .where("workspace_id", "=", workspaceId)
    .where("preview_id", "=", previewId)
    .execute();
  const image = read?.image && { id: randomUUID(), width: read.image.width, height: read.image.height };
  const card = read && { site: read.site, title: read.title, description: read.description, image: image ?? null };
  await sql`update link_preview set card = ${card && JSON.stringify(card)}::jsonb, expires_at = ${expiresAt}
    where workspace_id = ${workspaceId}::uuid and id = ${previewId}::uuid`.execute(db);
  if (!read?.image || !image) return;
  const { mediaType, bytes } = read.image;
  await db
    .insertInto("link_preview_image")
    .values({ workspace_id: workspaceId, id: image.id, preview_id: previewId, media_type: mediaType, bytes })
    .execute();
}

export async function previewImage(db: Db, workspaceId: string, id: string): Promise<ServedImage | undefined> {
  const row = await db
    .selectFrom("link_preview_image")
    .select(["media_type", "bytes"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { mediaType: row.media_type, bytes: row.bytes };
}

/**
 * Takes away those of these previews that were looked up before then and that no message has linked to since, with
 * their pictures; answers how many. Locked first, so that a message sent meanwhile is seen.
 */
export async function forgetUnlinked(db: Db, workspaceId: string, ids: string[], before: Date): Promise<number> {
  await sql`select from link_preview where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
    order by id for update`.execute(db);
  const { rows } = await sql`
    with gone as (
      delete from link_preview p where p.workspace_id = ${workspaceId}::uuid and p.id = any(${ids}::uuid[])
        and p.expires_at < ${before} and not exists (
          select from message_link l join message m on m.workspace_id = l.workspace_id and m.id = l.message_id
          where l.workspace_id = ${workspaceId}::uuid and l.preview_id = p.id
            and (m.deleted_at is null or m.deleted_at >= ${before})
        )
      returning p.id
    ), unlinked as (
      delete from message_link l using gone
      where l.workspace_id = ${workspaceId}::uuid and l.preview_id = gone.id
    )
    select id from gone`.execute(db);
  return rows.length;
}
