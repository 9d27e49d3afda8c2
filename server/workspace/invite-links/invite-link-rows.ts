import { type Generated, type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type InviteLinkTable = {
  workspace_id: string;
  id: string;
  token_hash: Buffer;
  role_id: string;
  uses: Generated<number>;
  max_uses: number | null;
  created_by: string;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Generated<Date | null>;
  revoked_by: Generated<string | null>;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    invite_link: InviteLinkTable;
  }
}
export type InviteLinkRow = Selectable<InviteLinkTable>;

export function insertInviteLink(
  db: Db,
  link: Omit<InviteLinkRow, "uses" | "revoked_at" | "revoked_by">,
): Promise<InviteLinkRow> {
  return db.insertInto("invite_link").values(link).returningAll().executeTakeFirstOrThrow();
}

export function inviteLinkById(db: Db, workspaceId: string, id: string): Promise<InviteLinkRow | undefined> {
  return db
    .selectFrom("invite_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Links not revoked, newest first; used up and expired ones included. */
export function linksOfWorkspace(db: Db, workspaceId: string): Promise<InviteLinkRow[]> {
  return db
    .selectFrom("invite_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("revoked_at", "is", null)
    .orderBy("id", "desc")
    .limit(200)
    .execute();
}

export async function markLinkRevoked(
  db: Db,
  workspaceId: string,
  id: string,
  by: { at: Date; memberId: string },
): Promise<void> {
  await db
    .updateTable("invite_link")
    .set({ revoked_at: by.at, revoked_by: by.memberId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute();
}

/** Revokes the links somebody made to one of these roles. */
export async function revokeLinksBy(
  db: Db,
  workspaceId: string,
  memberId: string,
  roleIds: readonly string[],
  at: Date,
): Promise<void> {
  await db
    .updateTable("invite_link")
    .set({ revoked_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "=", memberId)
    .where("role_id", "=", sql<string>`any(${roleIds}::uuid[])`)
    .where("revoked_at", "is", null)
    .execute();
}

/** Counts one use, unless the link is used up, expired or revoked: the condition and the count are one statement. */
export function takeLinkUse(db: Db, workspaceId: string, id: string, at: Date): Promise<InviteLinkRow | undefined> {
  return db
    .updateTable("invite_link")
    .set({ uses: sql<number>`uses + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`(max_uses is null or uses < max_uses)`)
    .where(sql<boolean>`(expires_at is null or expires_at > ${at})`)
    .returningAll()
    .executeTakeFirst();
}
