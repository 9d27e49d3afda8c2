import { invitePeople as contract } from "@atrium/contract/workspace/invitations.ts";
import { findAccountsByEmail } from "#people/accounts/index.ts";
import { membersOf, membersOfAccounts } from "#people/profiles/index.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse, refuseField } from "#platform/operations/refuse.ts";
import { requireRank, rolesByIds, roleToGive } from "../roles/index.ts";
import { mailInvitations } from "./invitation-mail.ts";
import { emailKey, insertInvitations, invitationOf, openInvitationsTo } from "./invitation-rows.ts";
import { tellInvited } from "./tell-invited.ts";

const lifeDays = 7;
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + lifeDays * 86_400_000);

/** Each address once, whatever its case; who is in the workspace already, suspended or not, is only named. */
export const invitePeople = handle(
  contract,
  async (context, { emails, roleId, claims }) => {
    const { db, workspaceId, member, now } = context;
    require(member, "member.invite");
    const role = await roleToGive(context, roleId);
    requireRank(member, [role]);
    const addresses = [...new Map(emails.map((email) => [emailKey(email), email])).values()];
    if (claims) await accessPlaceholder(context, claims, addresses);
    const inside = await emailsInside(context, addresses);
    const wanted = addresses.filter((email) => !inside.has(emailKey(email)));
    await keepHigherOffers(context, wanted);
    const rows = await insertInvitations(
      db,
      workspaceId,
      wanted.map((email) => ({ id: newId(), email })),
      { role_id: role.id, invited_by: member.id, claims: claims ?? null, sent_at: now, expires_at: expiryFrom(now) },
    );
    await mailInvitations(context, rows);
    await tellInvited(context, wanted);
    for (const { id, email } of rows) {
      const on = { kind: "invitation", id, name: email };
      context.audit({ workspaceId, actorId: member.id, what: "invitation.sent", on, after: { role: role.name } });
    }
    return {
      invitations: rows.map(invitationOf),
      alreadyMembers: addresses.filter((email) => inside.has(emailKey(email))),
    };
  },
  { audited: true },
);

/** Whoever claims a placeholder gets what it wrote and may read, so not everybody who invites may give one away. */
async function accessPlaceholder(context: WorkspaceContext, id: string, addresses: string[]): Promise<void> {
  require(context.member, "invitation.manage");
  if (addresses.length > 1) refuseField("claims", "only one person can become a placeholder");
  const [row] = await membersOf(context.db, context.workspaceId, [id]);
  if (!row) notFound("member");
  else if (row.kind !== "placeholder") refuse("not_a_placeholder");
}

async function emailsInside({ db, workspaceId }: WorkspaceContext, addresses: string[]): Promise<Set<string>> {
  const accounts = await findAccountsByEmail(db, addresses);
  const ids = accounts.map((account) => account.accountId);
  const rows = await membersOfAccounts(db, workspaceId, ids);
  const inside = new Set(rows.filter((row) => row.state !== "left").map((row) => row.account_id));
  return new Set(accounts.filter(({ accountId }) => inside.has(accountId)).map(({ email }) => emailKey(email)));
}

/** Inviting again replaces the open invitation; one to a role above one's own is not one's to replace. */
async function keepHigherOffers({ db, workspaceId, member }: WorkspaceContext, addresses: string[]): Promise<void> {
  const open = await openInvitationsTo(db, workspaceId, addresses);
  const roleIds = [...new Set(open.map((row) => row.role_id))];
  requireRank(member, await rolesByIds(db, workspaceId, roleIds));
}
