import { describeFile as contract } from "@atrium/contract/files/files.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessFileToRemove } from "./file-access.ts";
import { setAlt } from "./file-rows.ts";
import { sharedFileOf } from "./shared-file.ts";
import { tellFile } from "./tell-file.ts";

/** Saying the same again is told to nobody. */
export const describeFile = handle(contract, async (context, { fileId, alt }) => {
  const { db, workspaceId, member } = context;
  const file = await accessFileToRemove(context, fileId);
  if (file.uploader_id !== member.id) refuse("not_allowed", { detail: "uploaded by somebody else" });
  const changed = await setAlt(db, workspaceId, fileId, alt.trim());
  if (changed) await tellFile({ ...context, actorId: member.id }, changed);
  return { file: sharedFileOf(changed ?? file) };
});
