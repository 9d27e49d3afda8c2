import { listFolders as contract } from "@atrium/contract/files/folders.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessPlace, organisablePlaces } from "../places/index.ts";
import { folderOf, foldersIn } from "./folder-rows.ts";

export const listFolders = handle(contract, async (context, { workspaceId, channelId }) => {
  const placeId = channelId ?? workspaceId;
  await accessPlace(context, placeId, "read");
  const rows = await foldersIn(context.db, workspaceId, placeId);
  const organisable = await organisablePlaces(context, [placeId]);
  return { folders: rows.map(folderOf), mayOrganise: organisable.has(placeId) };
});
