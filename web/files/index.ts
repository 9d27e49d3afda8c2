import type { Feature } from "#platform/router/page.ts";

/** Files: sending them, showing them, looking at them. */
export const files: Feature = {
  name: "files",
  later: () => import("./register-files-later.ts"),
};
