import { may } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { holderOf } from "./file-holder.ts";
import { type FileRow, type FileUse, fileBy, usesOf } from "./file-rows.ts";

/**
 * A file for somebody who wants to see it: one of the places it is shown at is theirs to read now. One that is shown
 * nowhere is its uploader's alone.
 */
export async function accessFile(context: WorkspaceContext, fileId: string): Promise<FileRow> {
  const file = await completeFile(context, fileId);
  return (await isShownTo(context, file)) ? file : notFound("file");
}

/** The same for somebody who wants to remove it: who uploaded it may, also where they do not see it any more. */
export async function accessFileToRemove(context: WorkspaceContext, fileId: string): Promise<FileRow> {
  const file = await completeFile(context, fileId);
  if (file.uploader_id === context.member.id) return file;
  if (!(await isShownTo(context, file))) return notFound("file");
  return file;
}

export const mayRemove = ({ member }: WorkspaceContext, file: FileRow): boolean =>
  file.uploader_id === member.id || may(member, "file.remove");

async function completeFile({ db, workspaceId }: WorkspaceContext, fileId: string): Promise<FileRow> {
  const file = await fileBy(db, workspaceId, fileId);
  return file?.completed_at && !file.removed_at ? file : notFound("file");
}

async function isShownTo(context: WorkspaceContext, file: FileRow): Promise<boolean> {
  let isUsed = false;
  for await (const uses of usesOf(context.db, context.workspaceId, file.id)) {
    isUsed = true;
    if ((await readableHolders(context, uses)).size > 0) return true;
  }
  return !isUsed && file.uploader_id === context.member.id;
}

/** Those of these uses the asker may see now, as `kind holderId`. */
export async function readableHolders(context: WorkspaceContext, uses: readonly FileUse[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [kind, some] of Map.groupBy(uses, (use) => use.kind)) {
    const ids = [...new Set(some.map((use) => use.holderId))];
    for (const id of (await holderOf(kind)?.readable(context, ids)) ?? []) found.add(`${kind} ${id}`);
  }
  return found;
}
