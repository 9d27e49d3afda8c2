import type { Page } from "#platform/router/page.ts";

/** The workspaces one is in, and what one may do in the present one. */
export { registerBadgesElsewhere } from "./badges-elsewhere.ts";
export { registerFurtherWorkspaces } from "./further-workspaces.ts";
export { keepPermissions, may, registerPermissions, useMay } from "./permissions.ts";
export {
  dropWorkspace,
  hasDeleted,
  keepWorkspace,
  lastSlug,
  loadWorkspaces,
  myWorkspaces,
  recallWorkspaces,
  registerWorkspaces,
  rememberSlug,
  useMyWorkspaces,
  useWorkspace,
} from "./workspace-store.ts";

export const workspacePages: readonly Page[] = [{ path: "/", frame: "bare", load: () => import("./start-page.tsx") }];
export {
  changeWorkspaceSetting,
  keepSettings,
  registerWorkspaceSettings,
  useWorkspaceSetting,
  workspaceSetting,
} from "./workspace-settings.ts";
