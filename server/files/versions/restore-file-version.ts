import { restoreFileVersion as contract } from "@atrium/contract/files/versions.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { sharedFileOf, versionBy } from "../shared-files/index.ts";
import { accessToChange, changeContent } from "./version.ts";

export const restoreFileVersion = handle(contract, async (context, { fileId, version, workspaceId }) => {
  const file = await accessToChange(context, fileId);
  if (version === file.version) return { file: sharedFileOf(file) };
  const earlier = (await versionBy(context.db, workspaceId, fileId, version)) ?? notFound("version");
  // What is the present content already is not brought back a second time.
  if (earlier.stored_id === file.stored_id) return { file: sharedFileOf(file) };
  const changed = await changeContent(context, file, { ...earlier, upload_id: null, restored_from: version });
  return { file: sharedFileOf(changed) };
});
