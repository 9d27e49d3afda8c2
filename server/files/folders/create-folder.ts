import { createFolder as contract, deepestFolder, mostFolders } from "@atrium/contract/files/folders.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { accessPlace } from "../places/index.ts";
import { heldFolders, requireFreeName } from "./folder-access.ts";
import { folderOf, folderOfClient, insertFolder } from "./folder-rows.ts";
import { tellFolder } from "./tell-folder.ts";

export const createFolder = handle(contract, async (context, input) => {
  const { db, member, now, workspaceId } = context;
  const { clientId, parentId, name } = input;
  const placeId = input.channelId ?? workspaceId;
  await accessPlace(context, placeId, "organise");
  const all = await heldFolders(context, placeId);
  const before = await folderOfClient(db, workspaceId, member.id, clientId);
  if (before) return before.place_id === placeId ? { folder: folderOf(before) } : refuse("client_id_used");
  const parent = parentId === null ? undefined : (all.find(({ id }) => id === parentId) ?? notFound("folder"));
  if (all.length >= mostFolders) refuse("too_many_folders", { detail: `at most ${mostFolders} in a place` });
  if (parent && parent.depth >= deepestFolder) refuse("too_deep", { detail: `at most ${deepestFolder} in each other` });
  const row = {
    workspace_id: workspaceId,
    id: newId(),
    place_id: placeId,
    parent_id: parentId,
    depth: (parent?.depth ?? 0) + 1,
    name,
    client_id: clientId,
    created_by: member.id,
    created_at: now,
  };
  requireFreeName(all, row);
  await insertFolder(db, row);
  return { folder: tellFolder(context, row) };
});
