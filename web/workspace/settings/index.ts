import type { Page } from "#platform/router/page.ts";

export { registerSettings } from "./register-settings.ts";

/** The workspace's own page: name, people and their roles, ways in. */
export const settingsPages: readonly Page[] = [
  { path: "/settings", frame: "space", load: () => import("./settings-page.tsx") },
];
