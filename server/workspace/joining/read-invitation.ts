import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import { readInvitation as contract } from "@atrium/contract/workspace/invitations.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { invitationById } from "../invitations/index.ts";
import { inviteLinkById } from "../invite-links/index.ts";
import { workspaceById } from "../workspaces/index.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.ts";

type Answer = OutputOf<typeof contract>;

/** Shown before signing in, so it says no more than the mail did. */
export const readInvitation = handle(contract, async (context, { token }) => {
  const found = await findInvitation(context, token);
  const workspace = (await workspaceById(context.db, found.workspaceId)) ?? refuse("invitation_expired");
  const details = { invitedBy: null, email: null, claims: null };
  if (found.kind === "email") Object.assign(details, await mailed(context, found));
  if (found.kind === "link") await usableLink(context, found);
  return { kind: found.kind, workspaceName: workspace.name, ...details };
});

async function mailed(
  { db, now }: OpenContext,
  { workspaceId, id }: FoundInvitation,
): Promise<Pick<Answer, "invitedBy" | "email" | "claims">> {
  const row = await invitationById(db, workspaceId, id);
  if (!row || row.accepted_at || row.revoked_at || row.expires_at <= now) return refuse("invitation_expired");
  const people = await profilesOf(db, workspaceId, row.claims ? [row.invited_by, row.claims] : [row.invited_by]);
  const nameOf = (memberId: string | null) => people.find((person) => person.id === memberId)?.name ?? null;
  return { invitedBy: nameOf(row.invited_by), email: row.email, claims: nameOf(row.claims) };
}

async function usableLink({ db, now }: OpenContext, { workspaceId, id }: FoundInvitation): Promise<void> {
  const row = await inviteLinkById(db, workspaceId, id);
  const usedUp = row?.max_uses != null && row.uses >= row.max_uses;
  const expired = row?.expires_at != null && row.expires_at <= now;
  if (!row || row.revoked_at || usedUp || expired) refuse("invitation_expired");
}
