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

const original = sql`
  left join message o on o.workspace_id = f.workspace_id and o.id = f.original_id
  left join channel c on c.workspace_id = f.workspace_id and c.id = f.original_channel_id`;
const withdrawn = sql`(o.id is null or o.deleted_at is not null or c.id is null)`;

/** What messages carry of others; an original that is deleted, by itself or with its channel, takes its words with it. */
export async function readForwards(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, Read>> {
  const { rows } = await sql<Read>`
    select f.*, ${withdrawn} as withdrawn from forward f ${original}
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
 * The forwards of these messages, and of all in these channels, whose readers were told something else than what is so
 * now; from here on they count as told.
 */
export async function takeUntold(
  db: Db,
  workspaceId: string,
  of: { messageIds: string[]; channelIds: string[] },
): Promise<{ channelId: string; messageId: string; withdrawn: boolean }[]> {
  const { rows } = await sql<{ channelId: string; messageId: string; withdrawn: boolean }>`
    with now as (
      select f.message_id, ${withdrawn} as withdrawn from forward f ${original}
      where f.workspace_id = ${workspaceId}::uuid
        and (f.original_id = any(${of.messageIds}::uuid[]) or f.original_channel_id = any(${of.channelIds}::uuid[]))
    )
    update forward f set told_withdrawn = now.withdrawn from now
    where f.workspace_id = ${workspaceId}::uuid and f.message_id = now.message_id and f.told_withdrawn <> now.withdrawn
    returning f.channel_id as "channelId", f.message_id as "messageId", f.told_withdrawn as withdrawn`.execute(db);
  return rows;
}
