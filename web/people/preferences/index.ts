import { t } from "@lingui/core/macro";
import { SlidersHorizontal } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Page } from "#platform/router/page.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu, preferenceSections } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";

export {
  changePreference,
  keepPreferences,
  preference,
  registerPreferences,
  usePreference,
} from "./preference-store.ts";

export const preferencePages: readonly Page[] = [
  { path: "/preferences", frame: "space", load: () => import("./preferences-page.tsx") },
];

const open: Action = {
  id: "preferences.open",
  label: () => t`Preferences`,
  icon: SlidersHorizontal,
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
