import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, Refusal, refuse } from "#platform/operations/refuse.ts";
import { accessPlace, type PlaceAct } from "../places/index.ts";
import { type FolderRow, folderBy, foldersIn, lockFolders } from "./folder-rows.ts";

/** A folder for somebody who sees its place: whoever does not is told that there is no such folder. */
export async function accessFolder(context: WorkspaceContext, folderId: string, act: PlaceAct): Promise<FolderRow> {
  const folder = (await folderBy(context.db, context.workspaceId, folderId)) ?? notFound("folder");
  await accessPlace(context, folder.place_id, "read").catch((error: unknown) =>
    error instanceof Refusal ? notFound("folder") : Promise.reject(error as Error),
  );
  if (act === "organise") await accessPlace(context, folder.place_id, act);
  return folder;
}

/** The folder with all others of its place, for who wants to change them: nobody else does meanwhile. */
export async function accessFolders(
  context: WorkspaceContext,
  folderId: string,
): Promise<{ folder: FolderRow; all: FolderRow[] }> {
  const { place_id } = await accessFolder(context, folderId, "organise");
  const all = await heldFolders(context, place_id);
  return { folder: all.find(({ id }) => id === folderId) ?? notFound("folder"), all };
}

/** A folder for who puts something into it: it is there until the transaction ends. */
export async function holdFolder(context: WorkspaceContext, folderId: string): Promise<FolderRow> {
  const { place_id } = await accessFolder(context, folderId, "organise");
  await lockFolders(context.db, place_id);
  return (await folderBy(context.db, context.workspaceId, folderId)) ?? notFound("folder");
}

/** All folders of a place, held until the transaction ends; the caller has asked for the place. */
export async function heldFolders({ db, workspaceId }: WorkspaceContext, placeId: string): Promise<FolderRow[]> {
  await lockFolders(db, placeId);
  return foldersIn(db, workspaceId, placeId);
}

/** Beside no other of the same name: people say which folder they mean. */
export function requireFreeName(all: readonly FolderRow[], folder: Pick<FolderRow, "id" | "parent_id" | "name">): void {
  const isTaken = all.some(
    (other) =>
      other.id !== folder.id &&
      other.parent_id === folder.parent_id &&
      other.name.toLowerCase() === folder.name.toLowerCase(),
  );
  if (isTaken) refuse("folder_exists", { fields: [{ path: "name", message: "there is a folder of this name" }] });
}

/** A folder with all that lie in it, at any depth. */
export function within(all: readonly FolderRow[], id: string): Set<string> {
  const inside = new Set([id]);
  for (let grown = 0; grown !== inside.size; ) {
    grown = inside.size;
    for (const folder of all) if (folder.parent_id && inside.has(folder.parent_id)) inside.add(folder.id);
  }
  return inside;
}
