import type { Feature } from "#platform/router/page.ts";
import { deletionPages } from "./deletion/index.ts";
import { registerFind } from "./find/index.ts";
import { firstRunPages } from "./first-run/index.ts";
import { registerFrame } from "./frame/index.ts";
import { invitationPages, registerInvitations } from "./invitations/index.ts";
import { settingsPages } from "./settings/index.ts";
import {
  registerPermissions,
  registerWorkspaceSettings,
  registerWorkspaces,
  workspacePages,
} from "./workspaces/index.ts";

/** Workspaces: the frame around every screen, setting up, switching, inviting, members and settings. */
export const workspace: Feature = {
  name: "workspace",
  pages: [...workspacePages, ...firstRunPages, ...invitationPages, ...settingsPages, ...deletionPages],
  register() {
    registerWorkspaces();
    registerPermissions();
    registerWorkspaceSettings();
    registerFrame();
    registerFind();
    registerInvitations();
  },
  later: () => import("./register-workspace-later.ts"),
};
