import { msg } from "@lingui/core/macro";
import type { Page } from "#platform/router/page.ts";
import { addErrorWords } from "#platform/words/error-words.ts";

export { InvitationsSettings } from "./invitations-settings.tsx";
/** Letting people in: by mail, by link, by the organisation's code. */
export { InviteByLink } from "./invite-by-link.tsx";
export { InviteByMail } from "./invite-by-mail.tsx";
export { registerInvitePeople } from "./invite-people.ts";
export { registerReceivedInvitations } from "./received-invitations.ts";
export { ReceivedList } from "./received-list.tsx";
export { receivedInvitations } from "./received-store.ts";
export const invitationPages: readonly Page[] = [
  // Links, mails and codes lead to /join; /invitation is the address's older name.
  { path: "/join/$token", frame: "bare", load: () => import("./invitation-page.tsx") },
  { path: "/invitation/$token", frame: "bare", load: () => import("./invitation-page.tsx") },
];

export function registerInvitations(): void {
  addErrorWords({
    invitation_expired: msg`This invitation is no longer good. Ask for a new one.`,
    already_member: msg`You are already in this workspace.`,
    above_own_rank: msg`You cannot give or take a role that may do more than yours.`,
    not_a_placeholder: msg`This person has already joined.`,
  });
}
