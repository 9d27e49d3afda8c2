import type { Invitation } from "@atrium/contract/workspace/invitations.ts";
import { type ExpressionBuilder, type Generated, type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";

type InvitationTable = {
  workspace_id: string;
  id: string;
  email: string;
  /** The address in lower case. */
  email_key: string;
  /** Of the token in the newest mail; null until that is written. */
  token_hash: Generated<Buffer | null>;
  role_id: string;
  invited_by: string;
  claims: string | null;
  created_at: Date;
  sent_at: Date;
  expires_at: Date;
  accepted_at: Generated<Date | null>;
  accepted_by: Generated<string | null>;
  revoked_at: Generated<Date | null>;
  revoked_by: Generated<string | null>;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    invitation: InvitationTable;
  }
}
export type InvitationRow = Selectable<InvitationTable>;

export const emailKey = (email: string): string => email.trim().toLowerCase();

export const invitationOf = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  roleId: row.role_id,
  invitedBy: row.invited_by,
  claims: row.claims,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

/** Neither accepted nor revoked; it may have expired, and can then be sent again. */
const isOpen = (where: ExpressionBuilder<Tables, "invitation">) =>
  where.and([where("accepted_at", "is", null), where("revoked_at", "is", null)]);

export function invitationById(db: Db, workspaceId: string, id: string): Promise<InvitationRow | undefined> {
  return db
    .selectFrom("invitation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Newest first; only those of one inviter when given. */
export function openInvitations(
  db: Db,
  workspaceId: string,
  wanted: { invitedBy?: string | undefined },
): Promise<InvitationRow[]> {
  let rows = db.selectFrom("invitation").selectAll().where("workspace_id", "=", workspaceId).where(isOpen);
  if (wanted.invitedBy) rows = rows.where("invited_by", "=", wanted.invitedBy);
  return rows.orderBy("id", "desc").limit(mostListed).execute();
}
const mostListed = 1000;

export function openInvitationsTo(db: Db, workspaceId: string, emails: readonly string[]): Promise<InvitationRow[]> {
  return db
    .selectFrom("invitation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("email_key", "=", sql<string>`any(${emails.map(emailKey)}::text[])`)
    .where(isOpen)
    .execute();
}

export type NewInvitation = Pick<InvitationRow, "id" | "email">;
type Terms = Pick<InvitationRow, "role_id" | "invited_by" | "claims" | "sent_at" | "expires_at">;

/** Invites each address, or renews its open invitation on these terms. */
export async function insertInvitations(
  db: Db,
  workspaceId: string,
  people: readonly NewInvitation[],
  terms: Terms,
): Promise<InvitationRow[]> {
  if (people.length === 0) return [];
  const rows = people.map((person) => ({
    ...person,
    ...terms,
    workspace_id: workspaceId,
    email_key: emailKey(person.email),
    created_at: terms.sent_at,
  }));
  return db
    .insertInto("invitation")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "email_key"])
        .where("accepted_at", "is", null)
        .where("revoked_at", "is", null)
        .doUpdateSet((row) => ({
          email: row.ref("excluded.email"),
          role_id: row.ref("excluded.role_id"),
          invited_by: row.ref("excluded.invited_by"),
          claims: row.ref("excluded.claims"),
          sent_at: row.ref("excluded.sent_at"),
          expires_at: row.ref("excluded.expires_at"),
        })),
    )
    .returningAll()
    .execute();
}

/** A new expiry for an open invitation. */
export function renewInvitation(
  db: Db,
  workspaceId: string,
  id: string,
  renewal: Pick<InvitationRow, "invited_by" | "sent_at" | "expires_at">,
): Promise<InvitationRow | undefined> {
  return db
    .updateTable("invitation")
    .set(renewal)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where(isOpen)
    .returningAll()
    .executeTakeFirst();
}

/** The token of the mail being written; the one of the mail before is void from here on. */
export function keepToken(
  db: Db,
  workspaceId: string,
  id: string,
  token: { hash: Buffer; at: Date },
): Promise<InvitationRow | undefined> {
  return db
    .updateTable("invitation")
    .set({ token_hash: token.hash })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("expires_at", ">", token.at)
    .where(isOpen)
    .returningAll()
    .executeTakeFirst();
}

export async function markRevoked(
  db: Db,
  workspaceId: string,
  id: string,
  by: { at: Date; memberId: string | null },
): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ revoked_at: by.at, revoked_by: by.memberId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where(isOpen)
    .execute();
}

/** Revokes what somebody invited to one of these roles. */
export async function revokeInvitationsBy(
  db: Db,
  workspaceId: string,
  memberId: string,
  roleIds: readonly string[],
  at: Date,
): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("invited_by", "=", memberId)
    .where("role_id", "=", sql<string>`any(${roleIds}::uuid[])`)
    .where(isOpen)
    .execute();
}

/** Uses an invitation up: of two at once one gets it, the other nothing. Without a token: whose address it is is known. */
export function takeInvitation(
  db: Db,
  workspaceId: string,
  taking: { id: string; tokenHash?: Buffer; memberId: string; at: Date },
): Promise<InvitationRow | undefined> {
  const { tokenHash } = taking;
  return db
    .updateTable("invitation")
    .set({ accepted_at: taking.at, accepted_by: sql<string>`coalesce(claims, ${taking.memberId}::uuid)` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", taking.id)
    .$if(tokenHash !== undefined, (row) => row.where("token_hash", "=", tokenHash as Buffer))
    .where("expires_at", ">", taking.at)
    .where(isOpen)
    .returningAll()
    .executeTakeFirst();
}
