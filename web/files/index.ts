import { t } from "@lingui/core/macro";
import { FolderOpen } from "lucide-react";
import type { Feature } from "#platform/router/page.ts";
import { areas } from "#platform/slots/shell-slots.ts";

/** Files: sending them, showing them, looking at them. */
export const files: Feature = {
  name: "files",
  pages: [
    { path: "/files", frame: "space", load: () => import("./library/files-page.tsx") },
    { path: "/files/$fileId", frame: "space", load: () => import("./library/file-link-page.tsx") },
  ],
  // Stands from the beginning, so that nothing moves in the rail.
  register: () =>
    areas.add(
      {
        id: "files",
        label: () => t`Files`,
        icon: FolderOpen,
        to: (slug) => `/${slug}/files`,
        holds: (path) => path.startsWith("/files"),
      },
      250,
    ),
  later: () => import("./register-files-later.ts"),
};
