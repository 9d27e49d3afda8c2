import { readFileText as contract } from "@atrium/contract/files/file-text.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessFile, textOf } from "../shared-files/index.ts";

/** Whoever may have the file may read it. */
export const readFileText = handle(contract, async (context, { workspaceId, fileId }) => {
  const file = await accessFile(context, fileId);
  return { text: await textOf(context.db, workspaceId, file.id) };
});
