import type { LinkPreview } from "@atrium/contract/chat/link-previews.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Card } from "./preview-rows.ts";

type MessageLinkTable = {
  workspace_id: string;
  message_id: string;
  channel_id: string;
  preview_id: string;
  position: number;
  removed_by: string | null;
  removed_at: Date | null;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    message_link: MessageLinkTable;
  }
}

export type MessageLink = Pick<MessageLinkTable, "message_id" | "channel_id" | "preview_id" | "position">;
type WhichMessage = { channelId: string; messageId: string };

/** Where these messages are known to link, in order. */
export async function linksOf(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, MessageLink[]>> {
  const { rows } = await sql<MessageLink>`
    select message_id, channel_id, preview_id, position from message_link
    where workspace_id = ${workspaceId}::uuid and message_id = any(${messageIds}::uuid[])
    order by message_id, position`.execute(db);
  return Map.groupBy(rows, (row) => row.message_id);
}

/** Messages link here, in this order, and nowhere else any more; what was taken off them stays off. */
export async function replaceLinks(
  db: Db,
  workspaceId: string,
  messageIds: string[],
  links: MessageLink[],
): Promise<void> {
  const column = <K extends keyof MessageLink>(key: K) => links.map((link) => link[key]);
  await sql`
    with wanted as (
      select * from unnest(${column("message_id")}::uuid[], ${column("channel_id")}::uuid[],
        ${column("preview_id")}::uuid[], ${column("position")}::int[]) as w (message_id, channel_id, preview_id, position)
    ), gone as (
      delete from message_link l where l.workspace_id = ${workspaceId}::uuid and l.message_id = any(${messageIds}::uuid[])
        and not exists (select from wanted w where w.message_id = l.message_id and w.preview_id = l.preview_id)
    )
    insert into message_link as l (workspace_id, message_id, channel_id, preview_id, position)
    select ${workspaceId}::uuid, message_id, channel_id, preview_id, position from wanted
    order by message_id, preview_id
    on conflict (workspace_id, message_id, preview_id) do update set position = excluded.position`.execute(db);
}

/** Takes one preview off a message, or all; answers whether any was on it. */
export async function takeOff(
  db: Db,
  { workspaceId, messageId, previewId }: { workspaceId: string; messageId: string; previewId: string | undefined },
  by: { memberId: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update message_link set removed_by = ${by.memberId}::uuid, removed_at = ${by.at}
    where workspace_id = ${workspaceId}::uuid and message_id = ${messageId}::uuid and removed_at is null
      and (${previewId ?? null}::uuid is null or preview_id = ${previewId ?? null}::uuid)
    returning preview_id`.execute(db);
  return rows.length > 0;
}

/** The newest messages that link to a page: older ones are shown what is known when they are looked at. */
export async function carriersOf(db: Db, workspaceId: string, previewId: string): Promise<WhichMessage[]> {
  const { rows } = await sql<WhichMessage>`
    select channel_id as "channelId", message_id as "messageId" from message_link
    where workspace_id = ${workspaceId}::uuid and preview_id = ${previewId}::uuid and removed_at is null
    order by message_id desc limit 20`.execute(db);
  return rows;
}

/** What messages show of the pages they link to, by message. */
export async function shownOn(db: Db, workspaceId: string, messageIds: string[]): Promise<Map<string, LinkPreview[]>> {
  const { rows } = await sql<{ message_id: string; id: string; url: string; card: Card }>`
    select l.message_id, p.id, p.url, p.card from message_link l
    join link_preview p on p.workspace_id = l.workspace_id and p.id = l.preview_id
    where l.workspace_id = ${workspaceId}::uuid and l.message_id = any(${messageIds}::uuid[])
      and l.removed_at is null and p.card is not null
    order by l.message_id, l.position limit ${messageIds.length * 5}`.execute(db);
  const byMessage = Map.groupBy(rows, (row) => row.message_id);
  return new Map(
    [...byMessage].map(([id, cards]) => [id, cards.map(({ id: of, url, card }) => ({ id: of, url, ...card }))]),
  );
}
