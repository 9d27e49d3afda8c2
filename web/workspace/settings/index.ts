import { msg, t } from "@lingui/core/macro";
import { LogOut, Settings } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Page } from "#platform/router/page.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, spaceMenu } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { leaveHere } from "./leave-here.ts";

/** The workspace's own page: name, people and their roles, ways in. */
export const settingsPages: readonly Page[] = [
  { path: "/settings", frame: "space", load: () => import("./settings-page.tsx") },
];

const inside = () => space.get() !== null;
const group = () => t`Workspace`;

const open: Action = {
  id: "workspace.settings",
  label: () => t`Workspace settings`,
  icon: Settings,
  group,
  when: inside,
  run: () => go(`/${currentSpace().slug}/settings`),
};
const leave: Action = {
  id: "workspace.leave",
  label: () => t`Leave this workspace`,
  icon: LogOut,
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
