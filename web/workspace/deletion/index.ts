import { lazy } from "react";
import type { Page } from "#platform/router/page.ts";

export { registerDeletion } from "./register-deletion.ts";

/** Ending the workspace, in its settings. */
export const DeleteWorkspaceSection = lazy(() => import("./delete-workspace-section.tsx"));

export const deletionPages: readonly Page[] = [
  { path: "/account/deleted-workspaces", frame: "bare", load: () => import("./deleted-workspaces-page.tsx") },
];
