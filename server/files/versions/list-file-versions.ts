import { listFileVersions as contract } from "@atrium/contract/files/versions.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessSeenFile, fileAbilities } from "../library/index.ts";
import { presentVersion, versionsOf } from "../shared-files/index.ts";
import { fileVersionOf } from "./version.ts";

export const listFileVersions = handle(contract, async (context, { fileId, workspaceId }) => {
  const seen = await accessSeenFile(context, fileId);
  const kept = await versionsOf(context.db, workspaceId, fileId);
  const rows = kept.length > 0 ? kept : [presentVersion(seen.row)];
  const { change } = await fileAbilities(context, seen);
  return { versions: rows.map((row) => fileVersionOf(seen.row, row)), mayChange: change };
});
