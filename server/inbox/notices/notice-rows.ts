import { plainText } from "@atrium/contract/chat/message-text.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Notice } from "../media/index.ts";

/** What a notice is about, and for whom. */
export type Subject = { kind: "reminder" | "reaction"; id: string; memberId: string };

const line = 160;
const atMessage = (channelId: string, messageId: string, threadId: string | null) =>
  `c/${channelId}?m=${messageId}${threadId ? `&thread=${threadId}` : ""}`;

/** What is to be told of it now; undefined when it was done, taken back, or is no longer one's own to see. */
export const noticeOf = (db: Db, workspaceId: string, subject: Subject): Promise<Notice | undefined> =>
  subject.kind === "reminder" ? reminderNotice(db, workspaceId, subject) : reactionNotice(db, workspaceId, subject);

type ReminderRow = {
  text: string;
  channel_id: string | null;
  message_id: string | null;
  thread_id: string | null;
  said: string | null;
};

async function reminderNotice(db: Db, workspaceId: string, { id, memberId }: Subject): Promise<Notice | undefined> {
  const { rows } = await sql<ReminderRow>`
    select r.text, m.channel_id, s.id as message_id, s.thread_id, left(s.text, 800) as said from reminder r
    left join (message s join channel_member m on m.workspace_id = s.workspace_id and m.channel_id = s.channel_id
      join channel c on c.workspace_id = s.workspace_id and c.id = s.channel_id)
      on s.workspace_id = ${workspaceId}::uuid and s.id = r.message_id and s.deleted_at is null
      and m.workspace_id = ${workspaceId}::uuid and m.member_id = ${memberId}::uuid
    where r.workspace_id = ${workspaceId}::uuid and r.member_id = ${memberId}::uuid and r.id = ${id}::uuid
      and r.state = 'due'`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const words = plainText(row.text, line);
  const said = row.said === null ? "" : plainText(row.said, line);
  const path =
    row.channel_id && row.message_id ? atMessage(row.channel_id, row.message_id, row.thread_id) : "inbox?tab=unread";
  return { id, title: words ? `Reminder: ${words}` : "A message you wanted to be reminded of", body: said, path };
}

type ReactionRow = {
  channel_id: string;
  thread_id: string | null;
  text: string;
  emoji: string[];
  people: number;
  name: string | null;
};

async function reactionNotice(db: Db, workspaceId: string, { id, memberId }: Subject): Promise<Notice | undefined> {
  const { rows } = await sql<ReactionRow>`
    select s.channel_id, s.thread_id, left(s.text, 800) as text, r.emoji, r.people, r.name
    from message s
    join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = s.channel_id
      and m.member_id = ${memberId}::uuid and not m.muted
    join channel c on c.workspace_id = ${workspaceId}::uuid and c.id = s.channel_id
    cross join lateral (
      select array(select own.emoji from reaction own where own.workspace_id = ${workspaceId}::uuid
          and own.message_id = s.id and own.member_id <> ${memberId}::uuid
          group by own.emoji order by min(own.created_at)) as emoji, count(distinct r.member_id)::int as people,
        (array_agg(p.name order by r.created_at desc))[1] as name
      from reaction r join member p on p.workspace_id = ${workspaceId}::uuid and p.id = r.member_id
      where r.workspace_id = ${workspaceId}::uuid and r.message_id = s.id and r.member_id <> ${memberId}::uuid
    ) r
    where s.workspace_id = ${workspaceId}::uuid and s.id = ${id}::uuid and s.author_id = ${memberId}::uuid
      and s.deleted_at is null and r.people > 0`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const who = row.people === 1 ? (row.name ?? "Somebody") : `${row.name ?? "Somebody"} and ${row.people - 1} more`;
  const title = `${who} reacted with ${row.emoji.slice(0, 5).join(" ")}`;
  return { id, title, body: plainText(row.text, line), path: atMessage(row.channel_id, id, row.thread_id) };
}

/** Who wrote these messages, by message. */
export async function authorsOf(db: Db, workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; author_id: string }>`
    select id, author_id from message where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.author_id]));
}
