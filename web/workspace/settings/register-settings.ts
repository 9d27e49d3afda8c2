import { msg, t } from "@lingui/core/macro";
import { LogOut, Settings } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, spaceMenu } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { leaveHere } from "./leave-here.ts";

const inside = () => space.get() !== null;
const group = () => t`Workspace`;

const open: Action = {
  id: "workspace.settings",
  label: () => t`Workspace settings`,
  icon: Settings,
  words: () => t`administration, roles, members, invitations, team settings, organisation`,
  group,
  when: inside,
  run: () => go(`/${currentSpace().slug}/settings`),
};
const leave: Action = {
  id: "workspace.leave",
  label: () => t`Leave this workspace`,
  icon: LogOut,
  words: () => t`leave team, quit`,
  group,
  danger: true,
  when: inside,
  run: leaveHere,
};

export function registerSettings(): void {
  for (const action of [open, leave]) {
    commands.add(action, 650);
    spaceMenu.add(action, 200);
  }
  addErrorWords({ last_owner: msg`A workspace needs an owner. Make somebody else owner first.` });
}
