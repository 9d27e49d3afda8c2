import { type FileVersion, mostVersions } from "@atrium/contract/files/versions.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";
import { accessSeenFile, fileAbilities, lockFiles } from "../library/index.ts";
import { processFile } from "../processing/index.ts";
import {
  type FileRow,
  type FileVersionRow,
  fileBy,
  insertVersion,
  putText,
  sharedFileOf,
  tellFile,
  versionsOf,
} from "../shared-files/index.ts";

/** As everybody sees it who sees the file. */
export function fileVersionOf(file: FileRow, row: FileVersionRow): FileVersion {
  const { kind, mediaType } = sharedFileOf({ ...file, name: row.name, media_type: row.media_type });
  return {
    version: row.version,
    name: row.name,
    mediaType,
    kind,
    size: row.size,
    uploaderId: row.uploader_id,
    createdAt: row.created_at.toISOString(),
    restoredFrom: row.restored_from,
  };
}

/** A file for who wants to give it another content; held until the transaction ends, with the upload it comes from. */
export async function accessToChange(context: WorkspaceContext, fileId: string, uploadId?: string): Promise<FileRow> {
  const { db, workspaceId } = context;
  await lockFiles(db, workspaceId, [fileId, ...(uploadId ? [uploadId] : [])]);
  const seen = await accessSeenFile(context, fileId);
  if (!(await fileAbilities(context, seen)).change) refuse("not_allowed", { detail: "uploaded by somebody else" });
  return (await fileBy(db, workspaceId, fileId)) ?? notFound("file");
}

type Content = Pick<FileVersionRow, "stored_id" | "name" | "media_type" | "size" | "width" | "height" | "duration_ms"> &
  Pick<FileVersionRow, "upload_id" | "restored_from">;

/** From here on this is the file; what was made of the content before is made anew. The caller holds the file. */
export async function changeContent(context: WorkspaceContext, file: FileRow, content: Content): Promise<FileRow> {
  const { db, emit, workspaceId, member, now } = context;
  const versions = await versionsOf(db, workspaceId, file.id);
  if (versions.length >= mostVersions) refuse("too_many_versions", { detail: `at most ${mostVersions} are kept` });
  const next = {
    ...content,
    workspace_id: workspaceId,
    file_id: file.id,
    version: file.version + 1,
    uploader_id: member.id,
    created_at: now,
  };
  const changed = await insertVersion(db, file, next);
  const previews = (file.details.previews ?? []).map(({ storedId }) => storedId);
  await setUnused(db, workspaceId, previews, now);
  await putText(db, workspaceId, file.id, "");
  if (context.platform.config.filePreviews) await context.enqueue(processFile, { workspaceId, fileId: file.id });
  await tellFile({ db, emit, workspaceId, actorId: member.id }, changed);
  return changed;
}
