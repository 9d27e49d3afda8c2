import type { SharedFile } from "@atrium/contract/files/files.ts";
import { sql } from "kysely";
import { type FileHolder, filesHeldBy, insertUses, ownFiles, sharedFileOf } from "#files/shared-files/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse, refuseField } from "#platform/operations/refuse.ts";
import { channelKey } from "../channels/index.ts";
import { readableMessages } from "./message-rows.ts";

/** Files are shown in messages; the holder's id is the message's. */
export const inMessages = "message";

/** What a message of this instance may carry; said before anything is looked up. */
export function requireFewFiles({ config }: Pick<Platform, "config">, ids: readonly string[]): void {
  if (ids.length > config.filesPerMessage) refuseField("files", `at most ${config.filesPerMessage}`);
}

/** The files somebody wants to send, in their order: their own, complete ones. Nobody removes one until the commit. */
export async function filesToSend(
  db: Db,
  { workspaceId, authorId }: { workspaceId: string; authorId: string },
  ids: readonly string[],
): Promise<SharedFile[]> {
  const wanted = [...new Set(ids)];
  const own = await ownFiles(db, { workspaceId, uploaderId: authorId }, wanted, { lock: true });
  const known = new Map(own.map((row) => [row.id, row]));
  return wanted.map((id) => {
    const row = known.get(id) ?? notFound("file");
    return row.completed_at ? sharedFileOf(row) : refuse("file_not_ready");
  });
}

/** Those of somebody's files that are still there, in the order of each list: for what is written and not sent. */
export async function filesWaiting(
  db: Db,
  { workspaceId, authorId }: { workspaceId: string; authorId: string },
  lists: readonly (readonly string[])[],
): Promise<SharedFile[][]> {
  const own = await ownFiles(db, { workspaceId, uploaderId: authorId }, [...new Set(lists.flat())]);
  const known = new Map(own.filter((row) => row.completed_at !== null).map((row) => [row.id, sharedFileOf(row)]));
  return lists.map((ids) => ids.flatMap((id) => known.get(id) ?? []));
}

export const showInMessage = (
  db: Db,
  place: { workspaceId: string; channelId: string; id: string; at: Date },
  files: readonly { id: string }[],
): Promise<void> =>
  insertUses(db, place.workspaceId, {
    kind: inMessages,
    holderId: place.id,
    placeId: place.channelId,
    fileIds: files.map(({ id }) => id),
    now: place.at,
  });

/** What messages carry; one whose files were all removed carries none. */
export async function filesOfMessages(
  db: Db,
  workspaceId: string,
  messageIds: string[],
): Promise<Map<string, SharedFile[]>> {
  const held = await filesHeldBy(db, workspaceId, inMessages, messageIds);
  return new Map([...held].map(([id, rows]) => [id, rows.map(sharedFileOf)]));
}

/** A message's files are seen by who may read it now, and by nobody once it is deleted. */
export const messageHolder: FileHolder = {
  readable: async ({ db, member }, ids) => {
    const messages = await readableMessages(db, member, ids);
    return new Set(messages.filter((message) => message.deleted_at === null).map(({ id }) => id));
  },
  audiences: async ({ db, workspaceId }, ids) => {
    const { rows } = await sql<{ channel_id: string }>`
      select distinct channel_id from message where workspace_id = ${workspaceId}::uuid
        and id = any(${ids}::uuid[]) and deleted_at is null`.execute(db);
    return rows.map((row) => channelKey(row.channel_id));
  },
};
