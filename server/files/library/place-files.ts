import { placeFiles as contract, filePlaced } from "@atrium/contract/files/library.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { holdFolder } from "../folders/index.ts";
import { accessPlace, channelIdOf, placeAudience } from "../places/index.ts";
import { ownFiles, sharedFileOf } from "../shared-files/index.ts";
import { libraryFiles, seenFiles } from "./library-file.ts";
import { lockFiles, placeInFolder, unusedAmong } from "./placing-rows.ts";

/** The asker must see the file and may organise the place it goes to; where it lay already nobody is told. */
export const placeFiles = handle(contract, async (context, { fileIds, channelId, folderId }) => {
  const { db, workspaceId, member, now, emit } = context;
  const placeId = channelId ?? workspaceId;
  await accessPlace(context, placeId, "organise");
  if (folderId) {
    const folder = await holdFolder(context, folderId);
    if (folder.place_id !== placeId) notFound("folder");
  }
  const ids = [...new Set(fileIds)];
  await lockFiles(db, workspaceId, ids);
  await requireSeen(context, ids);
  const placed = await placeInFolder(db, { workspaceId, placeId }, { holderId: folderId ?? placeId, ids, now });
  const seen = await seenFiles(context, ids, placeId);
  const emission = { workspaceId, actorId: member.id, to: placeAudience(workspaceId, placeId) };
  for (const { row } of seen.values()) {
    const told = { channelId: channelIdOf(workspaceId, placeId), folderId, file: sharedFileOf(row) };
    if (placed.has(row.id)) emit(filePlaced, told, emission);
  }
  return { files: await libraryFiles(context, [...seen.values()]) };
});

/** All of them, or none: shown where the asker sees it, or uploaded by them and shown nowhere yet. */
async function requireSeen(context: WorkspaceContext, ids: string[]): Promise<void> {
  const { db, workspaceId, member } = context;
  const seen = await seenFiles(context, ids);
  const others = ids.filter((id) => !seen.has(id));
  if (others.length === 0) return;
  const own = (await ownFiles(db, { workspaceId, uploaderId: member.id }, others, { lock: true })).filter(
    (row) => row.completed_at,
  );
  const unused = await unusedAmong(db, workspaceId, others);
  if (own.length < others.length || others.some((id) => !unused.has(id))) notFound("file");
}
