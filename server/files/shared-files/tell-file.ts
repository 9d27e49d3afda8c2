import { fileChanged, fileRemoved } from "@atrium/contract/files/files.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { type Hearing, holderOf } from "./file-holder.ts";
import { type FileRow, usesOf } from "./file-rows.ts";
import { sharedFileOf } from "./shared-file.ts";

type Telling = Pick<OpenContext, "db" | "emit"> & { workspaceId: string; actorId: string | null };

/** Tells everybody who sees a file somewhere, and its uploader, what is known about it now. */
export async function tellFile(telling: Telling, file: FileRow): Promise<void> {
  const { workspaceId, actorId } = telling;
  const to = await hearersOf(telling, file);
  telling.emit(fileChanged, { file: sharedFileOf(file) }, { workspaceId, actorId, to });
}

/** Tells them that it is gone. */
export async function tellFileRemoved(telling: Telling, file: FileRow): Promise<void> {
  const { workspaceId, actorId } = telling;
  const to = await hearersOf(telling, file);
  telling.emit(fileRemoved, { fileId: file.id }, { workspaceId, actorId, to });
}

/** Who sees a file somewhere, and its uploader, as audience keys. */
export async function hearersOf(telling: Hearing, file: FileRow): Promise<string[]> {
  const keys = new Set([audience.person(file.uploader_id)]);
  for await (const uses of usesOf(telling.db, telling.workspaceId, file.id))
    for (const [kind, some] of Map.groupBy(uses, (use) => use.kind)) {
      const ids = some.map((use) => use.holderId);
      for (const key of (await holderOf(kind)?.audiences(telling, ids)) ?? []) keys.add(key);
    }
  return [...keys];
}
