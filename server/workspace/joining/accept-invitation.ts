import type { Account } from "@atrium/contract/people/accounts.ts";
import { acceptInvitation as contract } from "@atrium/contract/workspace/invitations.ts";
import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { findAccount, setAddress } from "#people/accounts/index.ts";
import {
  claimPlaceholder,
  insertMembers,
  type MemberRow,
  memberOfAccount,
  readmitMember,
} from "#people/profiles/index.ts";
import { secretHash } from "#people/sessions/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { AccountContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { emailKey, type InvitationRow, takeInvitation } from "../invitations/index.ts";
import { takeLinkUse } from "../invite-links/index.ts";
import { admitMember } from "../members/index.ts";
import { roleByKey } from "../roles/index.ts";
import { workspaceById } from "../workspaces/index.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.ts";

/** On what terms somebody comes in. */
type Terms = { roleId: string; by: string | null; mail?: InvitationRow };

/**
 * Joins, comes back, or claims a placeholder. Whoever holds a mailed token may use it with an account of any address:
 * the mail reached them. It proves an address only when it is the account's own.
 */
export const acceptInvitation = handle(
  contract,
  async (context, { token }) => {
    const { db, identity } = context;
    const account = (await findAccount(db, identity.accountId)) ?? notFound("account");
    const found = await findInvitation(context, token);
    const known = await memberOfAccount(db, found.workspaceId, account.id);
    if (known?.state === "active") refuse("already_member");
    // Only who suspended somebody ends it, whatever invitations are about.
    if (known?.state === "suspended") refuse("not_allowed", { detail: "suspended in this workspace" });
    const memberId = known?.id ?? newId();
    const terms = await take(context, found, token, memberId);
    refuseRemoved(known, terms);
    const id = await enter(context, found.workspaceId, { account, known, memberId, terms });
    await admitMember(context, found.workspaceId, id, { roleIds: [terms.roleId], by: terms.by });
    const on = { kind: "member", id, name: account.name };
    const after = { by: found.kind, invitedBy: terms.by };
    context.audit({ workspaceId: found.workspaceId, actorId: id, what: "member.joined", on, after });
    if (terms.mail && emailKey(account.email) === terms.mail.email_key && !account.emailVerified)
      await setAddress(db, account.id, account.email);
    return { workspace: (await workspaceById(db, found.workspaceId)) as Workspace, memberId: id };
  },
  { audited: true },
);

/** Uses the invitation up, or one use of the link; everything after it happens in the same transaction or not at all. */
async function take(context: AccountContext, found: FoundInvitation, token: string, memberId: string): Promise<Terms> {
  const { db, now } = context;
  const { workspaceId, id } = found;
  if (found.kind === "email") {
    const taking = { id, tokenHash: secretHash(token), memberId, at: now };
    const mail = (await takeInvitation(db, workspaceId, taking)) ?? refuse("invitation_expired");
    return { roleId: mail.role_id, by: mail.invited_by, mail };
  }
  if (found.kind === "link") {
    const link = (await takeLinkUse(db, workspaceId, id, now)) ?? refuse("invitation_expired");
    return { roleId: link.role_id, by: link.created_by };
  }
  const role = (await roleByKey(db, workspaceId, "member")) ?? refuse("invitation_expired");
  return { roleId: role.id, by: null };
}

/** Who was removed comes back only by a mail sent after that; who left by themselves comes back by any way. */
function refuseRemoved(known: MemberRow | undefined, { mail }: Terms): void {
  if (known?.state !== "left" || known.state_by === null) return;
  if (!mail) refuse("not_allowed", { detail: "was removed from this workspace" });
  else if (mail.sent_at <= known.state_at) refuse("invitation_expired");
}

async function enter(
  { db, now }: AccountContext,
  workspaceId: string,
  person: { account: Account; known: MemberRow | undefined; memberId: string; terms: Terms },
): Promise<string> {
  const { account, known, memberId, terms } = person;
  const claims = terms.mail?.claims;
  if (claims) {
    const claimed = await claimPlaceholder(db, workspaceId, { id: claims, accountId: account.id, at: now });
    return claimed ? claims : refuse("invitation_expired");
  }
  if (known) {
    return (await readmitMember(db, workspaceId, known.id, now)) ? known.id : refuse("already_member");
  }
  const one = { id: memberId, accountId: account.id, kind: "person" as const, name: account.name, joinedAt: now };
  const [added] = await insertMembers(db, workspaceId, [one]);
  // The same account came in by another way at the same moment.
  return added ?? refuse("already_member");
}
