import type { OpenContext } from "#platform/operations/operation-context.ts";
import { setUnused } from "#platform/storage/stored-rows.ts";
import { deleteUses, type FileRow, type FileUse, setRemoved } from "./file-rows.ts";
import { putText } from "./file-text-rows.ts";
import { bytesOfVersions } from "./version-rows.ts";

type About = Pick<OpenContext, "db" | "now"> & { workspaceId: string };

/** What showed files is gone for good: those that are shown nowhere else go with it. */
export async function forgetUses(about: About, use: FileUse): Promise<void> {
  for (const file of await deleteUses(about.db, about.workspaceId, use)) await takeAway(about, file);
}

/** Nobody sees it from here on, and its room is free. False when that was so already. */
export async function takeAway({ db, now, workspaceId }: About, file: FileRow): Promise<boolean> {
  if (!(await setRemoved(db, workspaceId, file.id, now))) return false;
  const previews = (file.details.previews ?? []).map(({ storedId }) => storedId);
  const earlier = await bytesOfVersions(db, workspaceId, file.id);
  await setUnused(db, workspaceId, [...new Set([file.stored_id, ...earlier, ...previews])], now);
  await putText(db, workspaceId, file.id, "");
  return true;
}
