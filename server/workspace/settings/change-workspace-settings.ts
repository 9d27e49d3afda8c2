import { changeWorkspaceSettings as contract, workspaceSettingsChanged } from "@atrium/contract/workspace/settings.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { mergeSettings } from "./setting-rows.ts";

/** The same again tells nobody. */
export const changeWorkspaceSettings = handle(
  contract,
  async (context, { workspaceId, ...change }) => {
    const { db, member, emit } = context;
    require(member, "workspace.configure");
    const { settings, isChanged } = await mergeSettings(db, workspaceId, change);
    const emission = { workspaceId, actorId: member.id, to: [audience.workspace] };
    if (!isChanged) return { settings };
    emit(workspaceSettingsChanged, { settings }, emission);
    const after = { settings: Object.entries(change).map(([name, value]) => `${name}: ${JSON.stringify(value)}`) };
    const on = { kind: "workspace", id: workspaceId };
    context.audit({ workspaceId, actorId: member.id, what: "workspace.settings_changed", on, after });
    return { settings };
  },
  { audited: true },
);
