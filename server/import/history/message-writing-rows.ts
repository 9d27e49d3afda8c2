import { type RawBuilder, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** A message of elsewhere with everything that hangs on it, its positions known. Times are ISO 8601. */
export type HistoryMessage = {
  id: string;
  seq: number | null;
  threadId: string | null;
  threadSeq: number | null;
  authorId: string;
  text: string;
  at: string;
  editedAt: string | null;
  isDeleted: boolean;
  /** Whom it calls by name, or everybody in the channel. */
  calls: string[];
  callsEverybody: boolean;
  /** By emoji, in the order they are shown. */
  reactions: { emoji: string; memberIds: string[] }[];
  /** What it shows of the thread below it; `people`: the most recent repliers first, at most 5. */
  thread: { replies: number; lastReplyAt: string; people: string[] } | null;
};

type Place = { workspaceId: string; channelId: string };

/**
 * Stores a batch; what is there already stays as it is. Answers how many messages are new. Nobody is told: an import
 * ends with a fresh start for everybody. The statements share a round trip.
 */
export async function insertHistory(db: Db, place: Place, batch: readonly HistoryMessage[]): Promise<number> {
  const calling = batch.filter((one) => one.callsEverybody || one.calls.length > 0);
  const reacted = batch.filter((one) => one.reactions.length > 0);
  const threads = batch.filter((one) => one.thread);
  const [{ rows }] = await Promise.all([
    insertMessages(place, batch).execute(db),
    threads.length > 0 && insertThreads(place, threads).execute(db),
    calling.length > 0 && insertMentions(place, calling).execute(db),
    reacted.length > 0 && insertReactions(place, reacted).execute(db),
    reacted.length > 0 && insertTallies(place, reacted).execute(db),
  ]);
  return rows.length;
}

/** Rows as one parameter: statements keep their text, whatever the size of the batch. */
const given = (rows: unknown[], columns: string): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${sql.raw(columns)})`;

const insertMessages = ({ workspaceId, channelId }: Place, batch: readonly HistoryMessage[]) => sql<{ id: string }>`
  insert into message (workspace_id, id, channel_id, seq, thread_id, thread_seq, author_id, client_id, text, created_at,
    edited_at, deleted_at)
  select ${workspaceId}::uuid, g.id, ${channelId}::uuid, g.seq, g.thread_id, g.thread_seq, g.author_id, g.id, g.text, g.at,
    g.edited_at, case when g.deleted then g.at end
  from ${given(
    batch.map((one) => ({
      id: one.id,
      seq: one.seq,
      thread_id: one.threadId,
      thread_seq: one.threadSeq,
      author_id: one.authorId,
      text: one.text,
      at: one.at,
      edited_at: one.editedAt,
      deleted: one.isDeleted,
    })),
    "id uuid, seq bigint, thread_id uuid, thread_seq bigint, author_id uuid, text text, at timestamptz, edited_at timestamptz, deleted boolean",
  )}
  on conflict (workspace_id, id) do nothing returning id`;

const insertThreads = ({ workspaceId, channelId }: Place, batch: readonly HistoryMessage[]) => sql`
  insert into thread (workspace_id, id, channel_id, reply_count, last_seq, last_reply_at, people)
  select ${workspaceId}::uuid, g.id, ${channelId}::uuid, g.replies, g.replies, g.at,
    array(select jsonb_array_elements_text(g.people)::uuid)
  from ${given(
    batch.map(({ id, thread }) => ({ id, replies: thread?.replies, at: thread?.lastReplyAt, people: thread?.people })),
    "id uuid, replies integer, at timestamptz, people jsonb",
  )}
  on conflict do nothing`;

/** Everything imported is read: nothing of it is pending. Who calls everybody calls nobody by name besides. */
const insertMentions = ({ workspaceId, channelId }: Place, batch: readonly HistoryMessage[]) => sql`
  insert into mention (workspace_id, channel_id, message_id, member_id, author_id, seq, thread_id, thread_seq, pending)
  select ${workspaceId}::uuid, ${channelId}::uuid, g.id, g.member_id, g.author_id, g.seq, g.thread_id, g.thread_seq, false
  from ${given(
    batch.flatMap(({ id, authorId, seq, threadId, threadSeq, calls, callsEverybody }) =>
      (callsEverybody ? [null] : calls).map((member_id) => ({
        id,
        member_id,
        author_id: authorId,
        seq,
        thread_id: threadId,
        thread_seq: threadSeq,
      })),
    ),
    "id uuid, member_id uuid, author_id uuid, seq bigint, thread_id uuid, thread_seq bigint",
  )}
  on conflict do nothing`;

/** When somebody reacted is not known: with the message, a microsecond apart to keep the order. */
const insertReactions = ({ workspaceId }: Place, batch: readonly HistoryMessage[]) => sql`
  insert into reaction (workspace_id, message_id, emoji, member_id, created_at)
  select ${workspaceId}::uuid, g.id, g.emoji, g.member_id, g.at + g.place * interval '1 microsecond'
  from ${given(
    batch.flatMap(({ id, at, reactions }) =>
      reactions.flatMap(({ emoji, memberIds }) =>
        memberIds.map((member_id, place) => ({ id, emoji, member_id, at, place })),
      ),
    ),
    "id uuid, emoji text, member_id uuid, at timestamptz, place integer",
  )}
  on conflict do nothing`;

const mostNames = 30;

const insertTallies = ({ workspaceId }: Place, batch: readonly HistoryMessage[]) => sql`
  insert into reaction_tally (workspace_id, message_id, emoji, count, people, created_at)
  select ${workspaceId}::uuid, g.id, g.emoji, g.count, array(select jsonb_array_elements_text(g.people)::uuid),
    g.at + g.place * interval '1 microsecond'
  from ${given(
    batch.flatMap(({ id, at, reactions }) =>
      reactions.map(({ emoji, memberIds }, place) => ({
        id,
        emoji,
        count: memberIds.length,
        people: memberIds.slice(0, mostNames),
        at,
        place,
      })),
    ),
    "id uuid, emoji text, count integer, people jsonb, at timestamptz, place integer",
  )}
  on conflict do nothing`;
