import { createInviteLink as contract } from "@atrium/contract/workspace/invitations.ts";
import { secretHash } from "#people/sessions/index.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { requireRank, roleToGive } from "../roles/index.ts";
import { insertInviteLink } from "./invite-link-rows.ts";
import { inviteLinkOf, linkToken } from "./link-token.ts";

/** Without a limit and without an expiry it works until it is revoked, or its maker is no longer here. */
export const createInviteLink = handle(
  contract,
  async (context, { roleId, maxUses, expiresInDays }) => {
    const { db, workspaceId, member, now, platform } = context;
    require(member, "invitation.manage");
    const role = await roleToGive(context, roleId);
    requireRank(member, [role]);
    const id = newId();
    const row = await insertInviteLink(db, {
      workspace_id: workspaceId,
      id,
      token_hash: secretHash(await linkToken(platform, id)),
      role_id: role.id,
      max_uses: maxUses ?? null,
      created_by: member.id,
      created_at: now,
      expires_at: expiresInDays ? new Date(now.getTime() + expiresInDays * 86_400_000) : null,
    });
    const after = { role: role.name, maxUses: maxUses ?? null, expiresInDays: expiresInDays ?? null };
    context.audit({
      workspaceId,
      actorId: member.id,
      what: "invite_link.created",
      on: { kind: "invite_link", id },
      after,
    });
    return { link: await inviteLinkOf(platform, row) };
  },
  { audited: true },
);
