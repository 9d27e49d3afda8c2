import { t } from "@lingui/core/macro";
import { Keyboard, Monitor, Moon, Rows3, Smile, Sun, UserPen } from "lucide-react";
import { lazy } from "react";
import { following } from "#platform/realtime/follow.ts";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu, panels, railFoot } from "#platform/slots/shell-slots.ts";
import { openShortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";
import { space } from "#platform/store/space.ts";
import { chooseDensity, chooseTheme, chosenDensity, chosenTheme, type Theme } from "#ui/theme/theme.ts";
import { adoptTimeZone } from "./adopt-time-zone.ts";
import { ownDialog } from "./own-dialog-state.ts";
import { OwnMenu } from "./own-menu.tsx";
import { PersonPanel } from "./person-panel.tsx";

const OwnDialogs = lazy(() => import("./own-dialogs.tsx"));

/** Shows somebody's profile beside whatever is on the screen. */
export function openPerson(id: string): void {
  const search = new URLSearchParams(location.search);
  search.set("person", id);
  go(`${location.pathname}?${search}`);
}

const inside = () => space.get() !== null;
const you = () => t`You`;
const help = () => t`Account`;
const look = () => t`Appearance`;

const theme = (id: Theme, label: () => string, icon: Action["icon"]): Action => ({
  id: `theme.${id}`,
  label,
  ...(icon ? { icon } : {}),
  group: look,
  checked: () => chosenTheme() === id,
  run: () => chooseTheme(id),
});

const actions: readonly Action[] = [
  {
    id: "status.set",
    label: () => t`Set a status`,
    icon: Smile,
    group: you,
    when: inside,
    run: () => ownDialog.set("status"),
  },
  {
    id: "profile.edit",
    label: () => t`Edit your profile`,
    icon: UserPen,
    group: you,
    when: inside,
    run: () => ownDialog.set("profile"),
  },
  theme("light", () => t`Light`, Sun),
  theme("dark", () => t`Dark`, Moon),
  theme("system", () => t`As the system`, Monitor),
  {
    id: "density.compact",
    label: () => t`Compact rows`,
    icon: Rows3,
    group: look,
    checked: () => chosenDensity() === "compact",
    run: () => chooseDensity(chosenDensity() === "compact" ? "comfortable" : "compact"),
  },
  {
    id: "shortcuts.show",
    label: () => t`Keyboard shortcuts`,
    icon: Keyboard,
    group: help,
    shortcut: ["?", "Mod+/"],
    run: openShortcutSheet,
  },
];

/** One's own picture in the rail, with everything about oneself behind it. */
export function registerOwnProfile(): void {
  following.subscribe(() => {
    if (following.get().shows === "current") adoptTimeZone().catch(() => undefined);
  });
  railFoot.add(OwnMenu);
  panels.add(PersonPanel);
  panels.add(OwnDialogs);
  const order: Record<string, number> = { "status.set": 100, "profile.edit": 110, "shortcuts.show": 520 };
  for (const action of actions) {
    commands.add(action, 700);
    ownMenu.add(action, order[action.id] ?? 300);
  }
}
