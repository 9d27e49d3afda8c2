import { deleteFolder as contract, folderDeleted } from "@atrium/contract/files/folders.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelIdOf, placeAudience } from "../places/index.ts";
import { accessFolders, within } from "./folder-access.ts";
import { deleteFolders } from "./folder-rows.ts";

/** Files are never deleted with a folder: what was put in order together is seldom meant to go together. */
export const deleteFolder = handle(
  contract,
  async (context, { folderId }) => {
    const { db, workspaceId, member, emit } = context;
    const { folder, all } = await accessFolders(context, folderId);
    const ids = [...within(all, folderId)];
    const placeId = folder.place_id;
    await deleteFolders(db, { workspaceId, placeId }, ids);
    const channelId = channelIdOf(workspaceId, placeId);
    const to = placeAudience(workspaceId, placeId);
    emit(folderDeleted, { channelId, folderIds: ids }, { workspaceId, actorId: member.id, to });
    const on = { kind: "folder", id: folderId };
    const after = { name: folder.name, ...(channelId && { channelId }) };
    context.audit({ workspaceId, actorId: member.id, what: "folder.deleted", on, after });
    return {};
  },
  { audited: true },
);
