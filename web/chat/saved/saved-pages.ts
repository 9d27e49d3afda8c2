import type { Page } from "#platform/router/page.ts";

export const savedPages: readonly Page[] = [{ path: "/later", frame: "space", load: () => import("./later-page.tsx") }];
