import type { Account } from "@atrium/contract/people/accounts.ts";
import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { findAccount } from "#people/accounts/index.ts";
import {
  claimPlaceholder,
  insertMembers,
  type MemberRow,
  memberOfAccount,
  readmitMember,
} from "#people/profiles/index.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { AccountContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import type { InvitationRow } from "../invitations/index.ts";
import { admitMember } from "../members/index.ts";
import { workspaceById } from "../workspaces/index.ts";

/** On what terms somebody comes in. */
export type Terms = { roleId: string; by: string | null; mail?: InvitationRow };
export type Entered = { workspace: Workspace; memberId: string; account: Account; terms: Terms };

/**
 * Joins, comes back, or claims a placeholder. `take` uses the way in up; everything after it happens in the same
 * transaction or not at all.
 */
export async function enterWorkspace(
  context: AccountContext,
  workspaceId: string,
  { way, take }: { way: string; take: (memberId: string) => Promise<Terms> },
): Promise<Entered> {
  const { db, identity } = context;
  const account = (await findAccount(db, identity.accountId)) ?? notFound("account");
  const known = await memberOfAccount(db, workspaceId, account.id);
  if (known?.state === "active") refuse("already_member");
  // Only who suspended somebody ends it, whatever invitations are about.
  if (known?.state === "suspended") refuse("not_allowed", { detail: "suspended in this workspace" });
  const memberId = known?.id ?? newId();
  const terms = await take(memberId);
  refuseRemoved(known, terms);
  const id = await enter(context, workspaceId, { account, known, memberId, terms });
  await admitMember(context, workspaceId, id, { roleIds: [terms.roleId], by: terms.by });
  const on = { kind: "member", id, name: account.name };
  context.audit({ workspaceId, actorId: id, what: "member.joined", on, after: { by: way, invitedBy: terms.by } });
  return { workspace: (await workspaceById(db, workspaceId)) as Workspace, memberId: id, account, terms };
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
