import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { type Selectable, sql } from "kysely";
import { may } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { forgetInEvents } from "#platform/events/forget-in-events.ts";
import { channelKey } from "../channels/index.ts";

export type MessageTable = {
  workspace_id: string;
  id: string;
  channel_id: string;
  /** Position in the channel's timeline; null for a reply that is only in its thread. */
  seq: number | null;
  thread_id: string | null;
  thread_seq: number | null;
  author_id: string;
  client_id: string;
  text: string;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  /** Kinds of what it carries besides its text. */
  parts: string[] | null;
};
export type ThreadTable = {
  workspace_id: string;
  /** The answered message. */
  id: string;
  channel_id: string;
  reply_count: number;
  last_seq: number;
  last_reply_at: Date | null;
  /** The most recent repliers first, at most 5. */
  people: string[];
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    message: MessageTable;
    thread: ThreadTable;
  }
}

/** A message with what it shows of the thread below it; the latter is null when nobody answered. */
export type MessageRow = Selectable<MessageTable> & {
  replies: number | null;
  last_reply_at: Date | null;
  repliers: string[] | null;
};

/** What a page reads of each message `m`, with its thread `t`. */
export const messageColumns = sql`m.*, t.reply_count as replies, t.last_reply_at, t.people as repliers`;
export const withThread = sql`left join thread t on t.workspace_id = m.workspace_id and t.id = m.id`;

/** A message of this channel: the id of another channel's message finds nothing. */
export async function messageIn(
  db: Db,
  workspaceId: string,
  channelId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where m.workspace_id = ${workspaceId}::uuid and m.channel_id = ${channelId}::uuid and m.id = ${id}::uuid
    ${options.lock ? sql`for no key update of m` : sql``}`.execute(db);
  return rows[0];
}

/** A message wherever it is: for work nobody asked for. */
export async function messageById(
  db: Db,
  { workspaceId, id }: Which,
  options: { lock?: boolean } = {},
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where m.workspace_id = ${workspaceId}::uuid and m.id = ${id}::uuid
    ${options.lock ? sql`for no key update of m` : sql``}`.execute(db);
  return rows[0];
}

/** Messages by their ids, of any channel, in no order: those the member may read alone. */
export async function readableMessages(db: Db, member: Membership, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    left join channel_member own
      on own.workspace_id = c.workspace_id and own.channel_id = c.id and own.member_id = ${member.id}::uuid
    where m.workspace_id = ${member.workspaceId}::uuid and m.id = any(${ids}::uuid[])
      and (own.member_id is not null
        or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`.execute(db);
  return rows;
}

/** What this client already sent under the id, wherever. */
export async function messageOfClient(
  db: Db,
  workspaceId: string,
  authorId: string,
  clientId: string,
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m ${withThread}
    where m.workspace_id = ${workspaceId}::uuid and m.author_id = ${authorId}::uuid
      and m.client_id = ${clientId}::uuid`.execute(db);
  return rows[0];
}

type Which = { workspaceId: string; id: string };

/** Gives a message a new text and keeps the old one; false when it already reads so. */
export async function rewrite(
  db: Db,
  { workspaceId, id }: Which,
  edit: { versionId: string; text: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    with old as (
      select text from message where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
        and deleted_at is null and text <> ${edit.text} for no key update
    ), kept as (
      insert into message_version (workspace_id, message_id, id, until, text)
      select ${workspaceId}::uuid, ${id}::uuid, ${edit.versionId}::uuid, ${edit.at}, old.text from old
    )
    update message set text = ${edit.text}, edited_at = ${edit.at} from old
    where message.workspace_id = ${workspaceId}::uuid and message.id = ${id}::uuid returning message.id`.execute(db);
  return rows.length > 0;
}

/** Deletes (`by` is set) or brings back; false when it is so already. The text stays in the row until then. */
export async function setDeleted(
  db: Db,
  { workspaceId, id }: Which,
  deleted: { by: string; at: Date } | null,
): Promise<boolean> {
  const done = await db
    .updateTable("message")
    .set({ deleted_at: deleted?.at ?? null, deleted_by: deleted?.by ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("deleted_at", deleted ? "is" : "is not", null)
    .returning("id")
    .executeTakeFirst();
  return done !== undefined;
}

/** Takes a deleted text, and what came with it, out of the event log too: who was away does not learn it on return. */
export async function forgetText(db: Db, { workspaceId, id }: Which, channelId: string): Promise<void> {
  const names = [messageSent.name, messageChanged.name];
  const about = { names, to: channelKey(channelId), path: ["message", "id"], id };
  const [text, parts] = [
    { path: ["message", "text"], by: "" },
    { path: ["message", "parts"], by: {} },
  ];
  await forgetInEvents(db, workspaceId, about, [text, parts]);
}

/** The most texts of one message that are shown. */
const mostVersions = 200;

export async function versionsOf(db: Db, { workspaceId, id }: Which): Promise<{ text: string; until: Date }[]> {
  const { rows } = await sql<{ text: string; until: Date }>`
    select text, until from message_version where workspace_id = ${workspaceId}::uuid and message_id = ${id}::uuid
    order by id desc limit ${mostVersions}`.execute(db);
  return rows;
}
