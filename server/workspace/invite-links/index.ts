import { feature } from "#platform/operations/feature.ts";
import { createInviteLink } from "./create-invite-link.ts";
import { linkKeyOf } from "./link-token.ts";
import { revokeInviteLink } from "./revoke-invite-link.ts";
import { setOrganisationCode } from "./set-organisation-code.ts";

export {
  type InviteLinkRow,
  inviteLinkById,
  linksOfWorkspace,
  revokeLinksBy,
  takeLinkUse,
} from "./invite-link-rows.ts";
export { inviteLinkOf, joinUrl } from "./link-token.ts";
export { deleteOrganisationCode, normaliseCode, organisationCode } from "./organisation-code.ts";

/** Links and the organisation code: whoever has one may join. */
export const inviteLinks = feature({
  name: "workspace/invite-links",
  operations: [createInviteLink, revokeInviteLink, setOrganisationCode],
  // The key is read once at start, so that no operation waits for a second connection.
  start: async (platform) => void (await linkKeyOf(platform)),
});
