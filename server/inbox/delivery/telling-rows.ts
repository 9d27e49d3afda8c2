import { sql } from "kysely";
import { type Said, saidWords, wordless } from "#chat/messages/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { ToldConversation } from "../media/index.ts";
import type { Choices } from "./decide-medium.ts";
import type { DeliveryRow } from "./delivery-rows.ts";

/** How things stand for a delivery at the moment of telling. */
export type Standing = {
  conversation: ToldConversation;
  /** Who wrote what is told: quiet hours let some through. */
  authorIds: string[];
  muted: boolean;
  level: Choices["channelLevel"] | null;
  isDirect: boolean;
};

const mostText = 2000;

type Row = {
  n: number;
  kind: "channel" | "direct" | "group";
  title: string;
  muted: boolean;
  level: Choices["channelLevel"] | null;
  messages: ({ id: string; author_id: string; author: string; at: string } & Said)[];
};

/**
 * What of these deliveries is still to be told, in their order: the person is in the channel, and the messages are
 * there and not read. Undefined where nothing is left.
 */
export async function standings(
  db: Db,
  workspaceId: string,
  rows: readonly DeliveryRow[],
): Promise<(Standing | undefined)[]> {
  const wanted = rows.map(({ member_id, channel_id, thread_id, message_ids }, n) => {
    return { n, member_id, channel_id, thread_id, message_ids };
  });
  const found = await sql<Row>`
    select w.n, c.kind, m.muted, m.notify as level, said.messages,
      case when c.kind = 'channel' then '#' || c.name else (
        select string_agg(p.name, ', ' order by p.name_key) from member p where p.workspace_id = ${workspaceId}::uuid
          and p.id = any(c.people) and p.id <> w.member_id) end as title
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w(n int, member_id uuid, channel_id uuid, thread_id uuid, message_ids uuid[])
    join channel c on c.workspace_id = ${workspaceId}::uuid and c.id = w.channel_id and c.archived_at is null
    join channel_member m on m.workspace_id = ${workspaceId}::uuid and m.channel_id = w.channel_id
      and m.member_id = w.member_id
    left join thread_member tm on tm.workspace_id = ${workspaceId}::uuid and tm.thread_id = w.thread_id
      and tm.member_id = w.member_id
    cross join lateral (
      select json_agg(json_build_object('id', s.id, 'author_id', s.author_id, 'author', a.name,
        'text', left(s.text, ${mostText * 4}), 'files', s.files, 'spoken_ms', s.spoken_ms, 'forwards', s.forwards, 'at', s.created_at)
        order by s.id) as messages
      from (select s.*, ${wordless(workspaceId)} from message s) s
      join member a on a.workspace_id = ${workspaceId}::uuid and a.id = s.author_id
      where s.workspace_id = ${workspaceId}::uuid and s.id = any(w.message_ids) and s.channel_id = w.channel_id
        and s.deleted_at is null
        and case when w.thread_id is null then s.seq > m.read_seq else s.thread_seq > coalesce(tm.read_seq, 0) end
    ) said
    where said.messages is not null`.execute(db);
  const byRow = new Map(found.rows.map((row) => [row.n, row]));
  return rows.map((row, n) => {
    const state = byRow.get(n);
    return state && standingOf(row, state);
  });
}

function standingOf(row: DeliveryRow, state: Row): Standing {
  return {
    conversation: {
      conversationId: row.conversation_id,
      channelId: row.channel_id,
      threadId: row.thread_id,
      kind: state.kind,
      title: state.title ?? "",
      reason: row.reason,
      messages: state.messages.map((message) => ({
        id: message.id,
        authorId: message.author_id,
        author: message.author,
        text: saidWords(message, mostText),
        at: new Date(message.at),
      })),
      more: row.more,
    },
    authorIds: state.messages.map((message) => message.author_id),
    muted: state.muted,
    level: state.level,
    isDirect: state.kind !== "channel",
  };
}
