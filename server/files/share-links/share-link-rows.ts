import { createHash } from "node:crypto";
import { mostLinks, type ShareLink } from "@atrium/contract/files/share-links.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type FileLinkTable = {
  workspace_id: string;
  id: string;
  file_id: string;
  created_by: string;
  client_id: string;
  created_at: Date;
  expires_at: Date;
  secret_hash: Buffer;
  password_hash: string | null;
  downloads: number;
  revoked_at: Date | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    file_link: FileLinkTable;
  }
}
export type ShareLinkRow = Selectable<FileLinkTable>;

export const shareLinkOf = (row: ShareLinkRow): ShareLink => ({
  id: row.id,
  fileId: row.file_id,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  hasPassword: row.password_hash !== null,
  downloads: row.downloads,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

/** 256 random bits need no slow hash. */
export const hashOfSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** Where the link with this secret is; whether it may be used is asked there. */
export async function findShareLink(db: Db, secret: string): Promise<{ workspaceId: string; id: string } | undefined> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    select workspace_id, id from find_file_link(${hashOfSecret(secret)})`.execute(db);
  return rows[0] && { workspaceId: rows[0].workspace_id, id: rows[0].id };
}

export const shareLinkBy = (db: Db, workspaceId: string, id: string): Promise<ShareLinkRow | undefined> =>
  db
    .selectFrom("file_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();

export const shareLinkOfClient = (
  db: Db,
  workspaceId: string,
  createdBy: string,
  clientId: string,
): Promise<ShareLinkRow | undefined> =>
  db
    .selectFrom("file_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "=", createdBy)
    .where("client_id", "=", clientId)
    .executeTakeFirst();

/** The newest first; `createdBy` null: everybody's. */
export async function shareLinksOf(
  db: Db,
  workspaceId: string,
  fileId: string,
  createdBy: string | null,
): Promise<ShareLinkRow[]> {
  const links = db
    .selectFrom("file_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("file_id", "=", fileId)
    .orderBy("created_at", "desc")
    .limit(mostLinks * 2);
  return (createdBy === null ? links : links.where("created_by", "=", createdBy)).execute();
}

/** Links to a file that still lead to it. */
export async function countLiveLinks(db: Db, workspaceId: string, fileId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from file_link where workspace_id = ${workspaceId}::uuid
      and file_id = ${fileId}::uuid and revoked_at is null and expires_at > ${now}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertShareLink(db: Db, row: ShareLinkRow): Promise<void> {
  await db.insertInto("file_link").values(row).execute();
}

/** The address told before leads nowhere from here on. */
export async function setSecret(db: Db, { workspace_id, id }: ShareLinkRow, secret_hash: Buffer): Promise<void> {
  await db
    .updateTable("file_link")
    .set({ secret_hash })
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .execute();
}

/** False when it was revoked before. */
export async function setRevoked(db: Db, { workspace_id, id }: ShareLinkRow, now: Date): Promise<boolean> {
  const { rows } = await sql`update file_link set revoked_at = ${now} where workspace_id = ${workspace_id}::uuid
    and id = ${id}::uuid and revoked_at is null returning id`.execute(db);
  return rows.length > 0;
}

export async function countDownload(db: Db, { workspace_id, id }: ShareLinkRow): Promise<void> {
  await sql`update file_link set downloads = downloads + 1
    where workspace_id = ${workspace_id}::uuid and id = ${id}::uuid`.execute(db);
}
