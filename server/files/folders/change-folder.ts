import { changeFolder as contract, deepestFolder } from "@atrium/contract/files/folders.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { accessFolders, requireFreeName, within } from "./folder-access.ts";
import { type FolderRow, folderOf, updateFolders } from "./folder-rows.ts";
import { tellFolder } from "./tell-folder.ts";

/** The same again changes nothing, and nobody is told. */
export const changeFolder = handle(contract, async (context, { folderId, ...change }) => {
  const { db, workspaceId } = context;
  const { folder, all } = await accessFolders(context, folderId);
  const parent_id = change.parentId === undefined ? folder.parent_id : change.parentId;
  const changed = { ...folder, name: change.name ?? folder.name, parent_id };
  if (changed.name === folder.name && parent_id === folder.parent_id) return { folder: folderOf(folder) };
  requireFreeName(all, changed);
  const moved = movedWith(all, changed);
  await updateFolders(db, workspaceId, moved);
  return { folder: tellFolder(context, moved[0] as FolderRow) };
});

/** The folder and all below it at their new depths, itself first. */
function movedWith(all: readonly FolderRow[], changed: FolderRow): FolderRow[] {
  const inside = within(all, changed.id);
  if (changed.parent_id && inside.has(changed.parent_id)) refuse("inside_itself");
  const parent = all.find(({ id }) => id === changed.parent_id);
  if (changed.parent_id && !parent) return notFound("folder");
  const by = (parent?.depth ?? 0) + 1 - changed.depth;
  const below = all.filter(({ id }) => inside.has(id) && id !== changed.id);
  const moved = [changed, ...below].map((row) => ({ ...row, depth: row.depth + by }));
  if (moved.some(({ depth }) => depth > deepestFolder)) refuse("too_deep");
  return moved;
}
