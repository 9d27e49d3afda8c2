import type { ReceivedInvitation } from "@atrium/contract/workspace/invitations.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type ReceivedRow = {
  workspace_id: string;
  id: string;
  workspace_name: string;
  invited_by: string | null;
  sent_at: Date;
  expires_at: Date;
};

/** Open invitations to the verified address of the account the transaction speaks for; newest first. */
export async function invitationsToMe(db: Db): Promise<ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`select * from invitations_to_me()`.execute(db);
  return rows;
}

export const receivedOf = (row: ReceivedRow): ReceivedInvitation => ({
  id: row.id,
  workspaceName: row.workspace_name,
  invitedBy: row.invited_by,
  sentAt: row.sent_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});
