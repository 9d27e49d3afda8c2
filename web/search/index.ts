import type { Feature } from "#platform/router/page.ts";

/** Finding what was said, people and channels. */
export const search: Feature = {
  name: "search",
  pages: [{ path: "/search", frame: "space", load: () => import("./results/search-page.tsx") }],
  later: () => import("./register-search.ts"),
};
