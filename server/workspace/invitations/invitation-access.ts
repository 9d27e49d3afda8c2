import { may, require } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { isWithinRank, rolesByIds } from "../roles/index.ts";
import { type InvitationRow, invitationById } from "./invitation-rows.ts";

/** An invitation the asker may send again or revoke: one's own, or anybody's for who manages invitations. */
export async function accessInvitation(context: WorkspaceContext, id: string): Promise<InvitationRow> {
  const { db, workspaceId, member } = context;
  require(member, "member.invite");
  const row = await invitationById(db, workspaceId, id);
  if (!row || (row.invited_by !== member.id && !may(member, "invitation.manage"))) return notFound("invitation");
  return row;
}

/** Sending an invitation again is inviting: nobody does it for a role above their own. */
export async function requireRankFor({ db, workspaceId, member }: WorkspaceContext, row: InvitationRow): Promise<void> {
  const roles = await rolesByIds(db, workspaceId, [row.role_id]);
  if (!isWithinRank(member, roles)) refuse("not_allowed", { detail: "the invitation is to a role above one's own" });
}
