import { t } from "@lingui/core/macro";
import { Keyboard, Monitor, Moon, Rows3, Smile, Sun, UserPen } from "lucide-react";
import type { Action, Icon } from "#platform/slots/action.ts";
import { commands, ownMenu } from "#platform/slots/shell-slots.ts";
import { openShortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";
import { space } from "#platform/store/space.ts";
import { chooseDensity, chooseTheme, chosenDensity, chosenTheme, type Theme } from "#ui/theme/theme.ts";
import { ownDialog } from "./own-dialog-state.ts";

const inside = () => space.get() !== null;
const you = () => t`You`;
const help = () => t`Account`;
const appearance = () => t`Appearance`;

type Look = { id: Theme; label: () => string; icon: Icon; words: () => string };
const theme = ({ id, ...look }: Look): Action => ({
  id: `theme.${id}`,
  ...look,
  group: appearance,
  checked: () => chosenTheme() === id,
  run: () => chooseTheme(id),
});

const actions: readonly Action[] = [
  {
    id: "status.set",
    label: () => t`Set a status`,
    icon: Smile,
    words: () => t`away, vacation, holiday, busy, clear status`,
    group: you,
    when: inside,
    run: () => ownDialog.set("status"),
  },
  {
    id: "profile.edit",
    label: () => t`Edit your profile`,
    icon: UserPen,
    words: () => t`name, photo, picture, avatar, time zone, title`,
    group: you,
    when: inside,
    run: () => ownDialog.set("profile"),
  },
  theme({ id: "light", label: () => t`Light`, icon: Sun, words: () => t`light theme, light mode, day, colours` }),
  theme({ id: "dark", label: () => t`Dark`, icon: Moon, words: () => t`dark theme, dark mode, night, colours` }),
  theme({ id: "system", label: () => t`As the system`, icon: Monitor, words: () => t`system theme, automatic theme` }),
  {
    id: "density.compact",
    label: () => t`Compact rows`,
    icon: Rows3,
    words: () => t`density, spacing, comfortable`,
    group: appearance,
    checked: () => chosenDensity() === "compact",
    run: () => chooseDensity(chosenDensity() === "compact" ? "comfortable" : "compact"),
  },
  {
    id: "shortcuts.show",
    label: () => t`Keyboard shortcuts`,
    icon: Keyboard,
    words: () => t`help, hotkeys, keys`,
    group: help,
    shortcut: ["?", "Mod+/"],
    run: openShortcutSheet,
  },
];

const order: Record<string, number> = { "status.set": 100, "profile.edit": 110, "shortcuts.show": 520 };

/** What one changes about oneself and the look of things; called once, after the first screen stands. */
export function registerOwnActions(): void {
  for (const action of actions) {
    commands.add(action, 700);
    ownMenu.add(action, order[action.id] ?? 300);
  }
}
