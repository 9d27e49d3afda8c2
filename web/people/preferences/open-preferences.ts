import { t } from "@lingui/core/macro";
import { SlidersHorizontal } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu, preferenceSections } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";

const open: Action = {
  id: "preferences.open",
  label: () => t`Preferences`,
  icon: SlidersHorizontal,
  words: () => t`settings, options, theme, notifications, sounds, language, text size`,
  group: () => t`You`,
  shortcut: "Mod+,",
  when: () => space.get() !== null && preferenceSections.items().length > 0,
  run: () => go(`/${currentSpace().slug}/preferences`),
};

/** The way to the page on which people choose how they like things. */
export function registerPreferencesPage(): void {
  commands.add(open, 690);
  ownMenu.add(open, 150);
}
