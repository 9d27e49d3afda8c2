import { type Folder, folderChanged } from "@atrium/contract/files/folders.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { placeAudience } from "../places/index.ts";
import { type FolderRow, folderOf } from "./folder-rows.ts";

/** Who sees the place hears of its folders. */
export function tellFolder({ emit, workspaceId, member }: WorkspaceContext, row: FolderRow): Folder {
  const folder = folderOf(row);
  emit(folderChanged, { folder }, { workspaceId, actorId: member.id, to: placeAudience(workspaceId, row.place_id) });
  return folder;
}
