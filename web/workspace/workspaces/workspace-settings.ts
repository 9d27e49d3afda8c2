import {
  changeWorkspaceSettings,
  defaultWorkspaceSettings,
  type WorkspaceSettings,
  workspaceSettingsChanged,
} from "@atrium/contract/workspace/settings.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";

/** How the present workspace works for everybody. */
const settings = createStore<WorkspaceSettings>(defaultWorkspaceSettings);

export const keepSettings = (all: WorkspaceSettings): void => settings.set(all);
export const workspaceSetting = <K extends keyof WorkspaceSettings>(key: K): WorkspaceSettings[K] =>
  settings.get()[key];
export const useWorkspaceSetting = <K extends keyof WorkspaceSettings>(key: K): WorkspaceSettings[K] =>
  useStore(settings, (all) => all[key]);

/** Holds at once; goes back when the server refuses. */
export function changeWorkspaceSetting<K extends keyof WorkspaceSettings>(key: K, value: WorkspaceSettings[K]): void {
  const before = workspaceSetting(key);
  settings.set((all) => ({ ...all, [key]: value }));
  const undo = (error: unknown) => {
    settings.set((all) => ({ ...all, [key]: before }));
    throw error;
  };
  attempt(callHere(changeWorkspaceSettings, { [key]: value } as Partial<WorkspaceSettings>).catch(undo));
}

export function registerWorkspaceSettings(): void {
  onEvent(workspaceSettingsChanged, (event) => settings.set(event.settings));
  onClear(() => settings.set(defaultWorkspaceSettings));
}
