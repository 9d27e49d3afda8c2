import { listInvitations as contract } from "@atrium/contract/workspace/invitations.ts";
import { may, require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { invitationOf, openInvitations } from "../invitations/index.ts";
import { inviteLinkOf, linksOfWorkspace, organisationCode } from "../invite-links/index.ts";
import { isWithinRank, rolesOfWorkspace } from "../roles/index.ts";

/** Who only invites sees what they invited; links and code are for who manages invitations. */
export const listInvitations = handle(contract, async (context) => {
  const { db, workspaceId, member } = context;
  require(member, "member.invite");
  if (!may(member, "invitation.manage")) {
    const own = await openInvitations(db, workspaceId, { invitedBy: member.id });
    return { invitations: own.map(invitationOf), links: [], organisationCode: null };
  }
  const [rows, links, code] = await Promise.all([
    openInvitations(db, workspaceId, {}),
    linksWithinRank(context),
    organisationCode(db, workspaceId),
  ]);
  return { invitations: rows.map(invitationOf), links, organisationCode: code };
});

/** A link is as good as its role: nobody sees one that leads above their own rank, or they would use it. */
async function linksWithinRank({ db, workspaceId, member, platform }: WorkspaceContext) {
  const roles = await rolesOfWorkspace(db, workspaceId);
  const within = new Set(roles.filter((role) => isWithinRank(member, [role])).map((role) => role.id));
  const rows = await linksOfWorkspace(db, workspaceId);
  return Promise.all(rows.filter((row) => within.has(row.role_id)).map((row) => inviteLinkOf(platform, row)));
}
