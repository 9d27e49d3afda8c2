import type { Page } from "#platform/router/page.ts";

export { registerPreferencesPage } from "./open-preferences.ts";
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
