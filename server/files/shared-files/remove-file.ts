import { removeFile as contract } from "@atrium/contract/files/files.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessFileToRemove, mayRemove } from "./file-access.ts";
import { takeAway } from "./forget-uses.ts";
import { tellFileRemoved } from "./tell-file.ts";

/** From here on nobody sees it. The places it was shown at are told by who they belong to, after the commit. */
export const removeFile = handle(
  contract,
  async (context, { fileId }) => {
    const { workspaceId, member } = context;
    const file = await accessFileToRemove(context, fileId);
    if (!mayRemove(context, file)) refuse("not_allowed", { detail: "uploaded by somebody else" });
    if (!(await takeAway(context, file))) return {};
    await tellFileRemoved({ ...context, actorId: member.id }, file);
    const on = { kind: "file", id: fileId };
    const before = { uploaderId: file.uploader_id, size: file.size };
    context.audit({ workspaceId, actorId: member.id, what: "file.removed", on, before });
    return {};
  },
  { audited: true },
);
