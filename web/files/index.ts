import type { Feature } from "#platform/router/page.ts";

/** Files: sending them, showing them, looking at them. */
export const files: Feature = {
  name: "files",
  pages: [
    { path: "/files", frame: "space", load: () => import("./library/files-page.tsx") },
    { path: "/files/$fileId", frame: "space", load: () => import("./library/file-link-page.tsx") },
  ],
  later: () => import("./register-files-later.ts"),
};
