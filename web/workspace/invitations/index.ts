import { msg, t } from "@lingui/core/macro";
import { UserPlus } from "lucide-react";
import { lazy } from "react";
import { directoryActions } from "#people/directory/index.ts";
import type { Page } from "#platform/router/page.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, panels, spaceMenu } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { may } from "../workspaces/index.ts";
import { openInvite } from "./invite-state.ts";

export { InvitationsSettings } from "./invitations-settings.tsx";
/** Letting people in: by mail, by link, by the organisation's code. */
export { InviteByLink } from "./invite-by-link.tsx";
export { InviteByMail } from "./invite-by-mail.tsx";
export { registerReceivedInvitations } from "./received-invitations.ts";
export { ReceivedList } from "./received-list.tsx";
export { receivedInvitations } from "./received-store.ts";
export const invitationPages: readonly Page[] = [
  // Links, mails and codes lead to /join; /invitation is the address's older name.
  { path: "/join/$token", frame: "bare", load: () => import("./invitation-page.tsx") },
  { path: "/invitation/$token", frame: "bare", load: () => import("./invitation-page.tsx") },
];

const invite: Action = {
  id: "people.invite",
  label: () => t`Invite people`,
  icon: UserPlus,
  group: () => t`Workspace`,
  when: () => space.get() !== null && may("member.invite"),
  run: openInvite,
};

export function registerInvitations(): void {
  panels.add(lazy(() => import("./invite-dialog.tsx")));
  for (const slot of [commands, spaceMenu, directoryActions]) slot.add(invite, 100);
  addErrorWords({
    invitation_expired: msg`This invitation is no longer good. Ask for a new one.`,
    already_member: msg`You are already in this workspace.`,
    above_own_rank: msg`You cannot give or take a role that may do more than yours.`,
    not_a_placeholder: msg`This person has already joined.`,
  });
}
