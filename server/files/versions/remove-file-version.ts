import { removeFileVersion as contract } from "@atrium/contract/files/versions.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";
import { deleteVersion, tellFile, versionBy } from "../shared-files/index.ts";
import { accessToChange } from "./version.ts";

/** Removing what is gone changes nothing. */
export const removeFileVersion = handle(
  contract,
  async (context, { fileId, version, workspaceId }) => {
    const { db, emit, member, now } = context;
    const file = await accessToChange(context, fileId);
    if (version === file.version) refuse("present_version");
    const earlier = await versionBy(db, workspaceId, fileId, version);
    if (!earlier) return {};
    await setUnused(db, workspaceId, await deleteVersion(db, earlier), now);
    await tellFile({ db, emit, workspaceId, actorId: member.id }, file);
    const on = { kind: "file", id: fileId };
    const before = { version: String(version), size: earlier.size };
    context.audit({ workspaceId, actorId: member.id, what: "file.version_removed", on, before });
    return {};
  },
  { audited: true },
);
