import { createHmac } from "node:crypto";
import type { InviteLink } from "@atrium/contract/workspace/invitations.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";
import type { InviteLinkRow } from "./invite-link-rows.ts";

export const linkKeyOf = (platform: Platform): Promise<Buffer> => instanceKey(platform, "invite links");

/** A link is shown as often as somebody asks, so its token is made again from the id: the table alone opens nothing. */
export async function linkToken(platform: Platform, linkId: string): Promise<string> {
  return `l_${createHmac("sha256", await linkKeyOf(platform))
    .update(linkId)
    .digest("base64url")}`;
}

export const inviteLinkOf = async (platform: Platform, row: InviteLinkRow): Promise<InviteLink> => ({
  id: row.id,
  url: joinUrl(platform, await linkToken(platform, row.id)),
  roleId: row.role_id,
  uses: row.uses,
  maxUses: row.max_uses,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
});

/** The page that accepts a mailed token, a link or a code. */
export const joinUrl = ({ config }: Platform, token: string): string => `${config.url}/join/${token}`;
