import {
  listMyWorkspaces,
  type MyWorkspace,
  type Workspace,
  workspaceUpdated,
} from "@atrium/contract/workspace/workspaces.ts";
import { accountState } from "#people/accounts/index.ts";
import { api } from "#platform/api/api.ts";
import { openCache } from "#platform/store/cache.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onEvent } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";

/** The workspaces one is in; null until known. */
export const myWorkspaces = createStore<readonly MyWorkspace[] | null>(null);
export const useMyWorkspaces = (): readonly MyWorkspace[] => useStore(myWorkspaces) ?? [];

/** Whether there are deleted ones that one may bring back. */
export const hasDeleted = createStore(false);

const lastKey = "atrium.workspace";
export const lastSlug = (): string | null => localStorage.getItem(lastKey);
export const rememberSlug = (slug: string): void => localStorage.setItem(lastKey, slug);

/** What this device remembers, at once; the server is asked meanwhile. */
export async function recallWorkspaces(): Promise<readonly MyWorkspace[]> {
  const account = accountState.get().account;
  const remembered = myWorkspaces.get() ?? (account && (await openCache(account.id).get<MyWorkspace[]>("workspaces")));
  if (remembered && !myWorkspaces.get()) myWorkspaces.set(remembered);
  return remembered ?? [];
}

/** Asks the server; without an answer uses what this device remembers, and throws when that is nothing. */
export async function loadWorkspaces(): Promise<readonly MyWorkspace[]> {
  const account = accountState.get().account;
  const cache = account && openCache(account.id);
  try {
    const { workspaces, deleted } = await api.call(listMyWorkspaces, {});
    myWorkspaces.set(workspaces);
    hasDeleted.set(deleted.length > 0);
    await cache?.set("workspaces", workspaces);
  } catch (error) {
    const remembered = await cache?.get<MyWorkspace[]>("workspaces");
    if (!remembered) throw error;
    if (!myWorkspaces.get()) myWorkspaces.set(remembered);
  }
  return myWorkspaces.get() ?? [];
}

/** Takes in a workspace just created, joined or changed. */
export function keepWorkspace(workspace: Workspace, memberId?: string): void {
  myWorkspaces.set((before) => {
    const known = before ?? [];
    if (known.some((mine) => mine.workspace.id === workspace.id)) {
      return known.map((mine) => (mine.workspace.id === workspace.id ? { ...mine, workspace } : mine));
    }
    return memberId ? [...known, { workspace, memberId, unread: false, mentions: 0 }] : known;
  });
}

export const dropWorkspace = (id: string): void =>
  myWorkspaces.set((before) => before?.filter((mine) => mine.workspace.id !== id) ?? null);

/** The workspace one is in now. */
export function useWorkspace(): Workspace | undefined {
  const id = useStore(space)?.workspaceId;
  return useStore(myWorkspaces, (all) => all?.find((mine) => mine.workspace.id === id)?.workspace);
}

export function registerWorkspaces(): void {
  onEvent(workspaceUpdated, ({ workspace }) => keepWorkspace(workspace));
  accountState.subscribe(() => accountState.get().status === "out" && myWorkspaces.set(null));
  setInterval(lookElsewhere, 60_000);
  document.addEventListener("visibilitychange", lookElsewhere);
}

/** Badges of the workspaces one is not looking at; only the present one is followed live. */
function lookElsewhere(): void {
  const others = (myWorkspaces.get()?.length ?? 0) > 1;
  if (others && document.visibilityState === "visible") loadWorkspaces().catch(() => undefined);
}
