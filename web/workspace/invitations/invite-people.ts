import { t } from "@lingui/core/macro";
import { UserPlus } from "lucide-react";
import { lazy } from "react";
import { directoryActions } from "#people/directory/index.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, panels, spaceMenu } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { may } from "../workspaces/index.ts";
import { openInvite } from "./invite-state.ts";

const invite: Action = {
  id: "people.invite",
  label: () => t`Invite people`,
  icon: UserPlus,
  words: () => t`add people, add members, new member, invitation link`,
  group: () => t`Workspace`,
  when: () => space.get() !== null && may("member.invite"),
  run: openInvite,
};

/** Called once, after the first screen stands. */
export function registerInvitePeople(): void {
  panels.add(lazy(() => import("./invite-dialog.tsx")));
  for (const slot of [commands, spaceMenu, directoryActions]) slot.add(invite, 100);
}
