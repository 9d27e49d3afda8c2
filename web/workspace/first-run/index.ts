import type { Page } from "#platform/router/page.ts";

/** From nothing to a workspace with people in it, in under a minute. */
export const firstRunPages: readonly Page[] = [
  { path: "/welcome", frame: "bare", load: () => import("./welcome-page.tsx") },
  { path: "/join", frame: "bare", load: () => import("./join-page.tsx") },
];
