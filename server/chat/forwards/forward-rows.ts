import type { Forward } from "@atrium/contract/chat/forwards.ts";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type ForwardTable = {
  workspace_id: string;
  message_id: string;
  channel_id: string;
  original_id: string;
  original_channel_id: string;
  original_thread_id: string | null;
  author_id: string;
  text: string;
  written_at: Date;
  told_withdrawn: boolean;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    forward: ForwardTable;
  }
}

/** What is said in a message that is about to be forwarded. */
export type Original = Pick<
  ForwardTable,
  "original_id" | "original_channel_id" | "original_thread_id" | "author_id" | "text" | "written_at"
>;
type Read = Original & { message_id: string; withdrawn: boolean };

export const forwardOf = (row: Original & { withdrawn: boolean }, files: SharedFile[]): Forward => ({
  authorId: row.author_id,
  text: row.withdrawn ? "" : row.text,
  files: row.withdrawn ? [] : files,
  writtenAt: row.written_at.toISOString(),
  channelId: row.original_channel_id,
  messageId: row.original_id,
  threadId: row.original_thread_id,
  withdrawn: row.withdrawn,
});

/** What messages carry of others; an original that is deleted, or no longer there, takes its words with it. */
export async function readForwards(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, Read>> {
  const { rows } = await sql<Read>`
    select f.*, (o.id is null or o.deleted_at is not null) as withdrawn from forward f
    left join message o on o.workspace_id = f.workspace_id and o.id = f.original_id
    where f.workspace_id = ${workspaceId}::uuid and f.message_id = any(${messageIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.message_id, row]));
}

export async function insertForward(
  db: Db,
  place: { workspaceId: string; channelId: string; messageId: string },
  original: Original,
): Promise<void> {
  const { workspaceId: workspace_id, channelId: channel_id, messageId: message_id } = place;
  await db
    .insertInto("forward")
    .values({ workspace_id, channel_id, message_id, ...original, told_withdrawn: false })
    .execute();
}

/**
 * The forwards of these messages whose channels were told something else than what is so now; from here on they count
 * as told.
 */
export async function takeUntold(
  db: Db,
  workspaceId: string,
  originalIds: string[],
): Promise<{ channelId: string; messageId: string; withdrawn: boolean }[]> {
  const { rows } = await sql<{ channelId: string; messageId: string; withdrawn: boolean }>`
    update forward f set told_withdrawn = not f.told_withdrawn from message o
    where f.workspace_id = ${workspaceId}::uuid and f.original_id = any(${originalIds}::uuid[])
      and o.workspace_id = ${workspaceId}::uuid and o.id = f.original_id
      and (o.deleted_at is not null) <> f.told_withdrawn
    returning f.channel_id as "channelId", f.message_id as "messageId", f.told_withdrawn as withdrawn`.execute(db);
  return rows;
}
