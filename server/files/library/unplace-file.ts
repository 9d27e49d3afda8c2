import { unplaceFile as contract, fileUnplaced } from "@atrium/contract/files/library.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessPlace, channelIdOf, placeAudience } from "../places/index.ts";
import { accessSeenFile } from "./library-file.ts";
import { lockFiles, takeOutOfFolder, unusedAmong } from "./placing-rows.ts";

/** Taking out what is not in changes nothing. */
export const unplaceFile = handle(
  contract,
  async (context, { fileId, channelId }) => {
    const { db, workspaceId, member, emit } = context;
    const placeId = channelId ?? workspaceId;
    await accessPlace(context, placeId, "organise");
    await lockFiles(db, workspaceId, [fileId]);
    const { row } = await accessSeenFile(context, fileId);
    if (!(await takeOutOfFolder(db, { workspaceId, placeId }, fileId))) return {};
    if ((await unusedAmong(db, workspaceId, [fileId])).size > 0) refuse("only_place");
    const told = { channelId: channelIdOf(workspaceId, placeId), fileId };
    emit(fileUnplaced, told, { workspaceId, actorId: member.id, to: placeAudience(workspaceId, placeId) });
    const on = { kind: "file", id: fileId };
    context.audit({
      workspaceId,
      actorId: member.id,
      what: "file.unplaced",
      on,
      after: { uploaderId: row.uploader_id },
    });
    return {};
  },
  { audited: true },
);
