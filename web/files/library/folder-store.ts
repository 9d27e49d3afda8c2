import {
  changeFolder,
  createFolder,
  deleteFolder,
  type Folder,
  folderChanged,
  folderDeleted,
  listFolders,
} from "@atrium/contract/files/folders.ts";
import { useEffect } from "react";
import { newClientId } from "#platform/api/new-client-id.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { useConnectionState } from "#platform/realtime/live.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { currentSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { channelOf } from "./library-address.ts";

/** The folders of a place, and whether one may put it in order. */
export type Folders = { all: readonly Folder[]; mayOrganise: boolean };

const places = createStore<ReadonlyMap<string, Folders>>(new Map());
const keyOf = (channelId: string | null): string => channelId ?? "workspace";

/** Undefined while they are not known, and where there are none to see. */
export function useFolders(place: string | undefined): Folders | undefined {
  const online = useConnectionState().status === "online";
  useEffect(() => {
    if (online && place) load(place).catch(() => undefined);
  }, [online, place]);
  return useStore(places, (all) => (place ? all.get(place) : undefined));
}

async function load(place: string): Promise<void> {
  const channelId = channelOf(place);
  const { folders, mayOrganise } = await callHere(listFolders, channelId ? { channelId } : {});
  places.set((all) => new Map(all).set(place, { all: folders, mayOrganise }));
}

function change(channelId: string | null, next: (all: readonly Folder[]) => readonly Folder[]): void {
  places.set((known) => {
    const here = known.get(keyOf(channelId));
    return here ? new Map(known).set(keyOf(channelId), { ...here, all: next(here.all) }) : known;
  });
}

const byName = (a: Folder, b: Folder): number => a.name.localeCompare(b.name, undefined, { numeric: true });

/** Takes the own action's echo and the event alike. */
const apply = (folder: Folder): void =>
  change(folder.channelId, (all) => [...all.filter(({ id }) => id !== folder.id), folder].sort(byName));
const forget = (channelId: string | null, ids: readonly string[]): void =>
  change(channelId, (all) => all.filter(({ id }) => !ids.includes(id)));

/** Makes a folder; it stands there at once. */
export async function makeFolder(channelId: string | null, parentId: string | null, name: string): Promise<Folder> {
  const clientId = newClientId();
  apply({
    ...{ id: clientId, channelId, parentId, name },
    createdBy: currentSpace().memberId,
    createdAt: new Date().toISOString(),
  });
  try {
    const { folder } = await callHere(createFolder, { clientId, channelId, parentId, name });
    apply(folder);
    return folder;
  } finally {
    forget(channelId, [clientId]);
  }
}

/** Renames or moves a folder: at once here, and back again when the server refuses. */
export async function alterFolder(folder: Folder, changes: { name?: string; parentId?: string | null }): Promise<void> {
  apply({ ...folder, ...changes });
  try {
    apply((await callHere(changeFolder, { folderId: folder.id, ...changes })).folder);
  } catch (error) {
    apply(folder);
    throw error;
  }
}

export async function removeFolder(folder: Folder): Promise<void> {
  await callHere(deleteFolder, { folderId: folder.id });
  forget(folder.channelId, [folder.id]);
}

/** From the top down to a folder, itself last. */
export function pathTo(all: readonly Folder[], folderId: string | undefined): Folder[] {
  const path: Folder[] = [];
  for (let id = folderId; id && path.length < 20; ) {
    const folder = all.find((one) => one.id === id);
    if (!folder) break;
    path.unshift(folder);
    id = folder.parentId ?? undefined;
  }
  return path;
}

/** Called once. */
export function registerFolderStore(): void {
  onEvent(folderChanged, ({ folder }) => apply(folder));
  onEvent(folderDeleted, ({ channelId, folderIds }) => forget(channelId, folderIds));
  onClear(() => places.set(new Map()));
}
