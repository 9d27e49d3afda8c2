import {
  readWorkspaceSettings as readContract,
  workspaceSettingsChanged,
} from "@atrium/contract/workspace/settings.ts";
import { feature, handle } from "#platform/operations/feature.ts";
import { changeWorkspaceSettings } from "./change-workspace-settings.ts";
import { settingsOf } from "./setting-rows.ts";

export { settingsOf } from "./setting-rows.ts";

const readWorkspaceSettings = handle(readContract, async ({ db }, { workspaceId }) => ({
  settings: await settingsOf(db, workspaceId),
}));

/** How a workspace works for everybody in it; features add their keys in the contract. */
export const settings = feature({
  name: "workspace/settings",
  operations: [readWorkspaceSettings, changeWorkspaceSettings],
  events: [workspaceSettingsChanged],
  permissions: {
    "workspace.configure": { summary: "change how the workspace works for everybody", roles: ["owner", "admin"] },
  },
  parts: {
    boot: async ({ db, workspaceId }) => ({ settings: await settingsOf(db, workspaceId) }),
  },
});
