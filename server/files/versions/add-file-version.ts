import { addFileVersion as contract } from "@atrium/contract/files/versions.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";
import { unusedAmong } from "../library/index.ts";
import { type FileRow, ownFiles, presentVersion, putText, sharedFileOf, versionsOf } from "../shared-files/index.ts";
import { accessToChange, changeContent } from "./version.ts";

export const addFileVersion = handle(contract, async (context, { fileId, uploadId }) => {
  const { db, workspaceId } = context;
  const file = await accessToChange(context, fileId, uploadId);
  const versions = await versionsOf(db, workspaceId, fileId);
  if (versions.some((version) => version.upload_id === uploadId)) return { file: sharedFileOf(file) };
  const upload = await unshownUpload(context, uploadId);
  const { version: _, ...content } = presentVersion(upload);
  // The upload is no file of its own any more: its bytes are the file's.
  await absorb(context, upload);
  const name = endingOf(upload.name) === endingOf(file.name) ? file.name : upload.name;
  const changed = await changeContent(context, file, { ...content, name, upload_id: uploadId, restored_from: null });
  return { file: sharedFileOf(changed) };
});

const endingOf = (name: string): string => /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? "";

/** A complete upload of one's own that is shown nowhere: another file is never taken away from where it is. */
async function unshownUpload({ db, workspaceId, member }: WorkspaceContext, id: string): Promise<FileRow> {
  const [upload] = await ownFiles(db, { workspaceId, uploaderId: member.id }, [id]);
  const isUnused = (await unusedAmong(db, workspaceId, [id])).has(id);
  if (!upload || !isUnused) return notFound("upload");
  return upload.completed_at ? upload : refuse("file_not_ready");
}

async function absorb({ db, workspaceId, now }: WorkspaceContext, upload: FileRow): Promise<void> {
  const previews = (upload.details.previews ?? []).map(({ storedId }) => storedId);
  await setUnused(db, workspaceId, previews, now);
  await putText(db, workspaceId, upload.id, "");
  await db.deleteFrom("file").where("workspace_id", "=", workspaceId).where("id", "=", upload.id).execute();
}
