import { sql } from "kysely";
import { switchedOff } from "#people/preferences/index.ts";
import type { Db } from "#platform/database/database.ts";
import { callsLock } from "../channels/index.ts";
import {
  callPeople,
  type Draft,
  movePointer,
  partKinds,
  type Sent,
  takePosition,
  whoWasCalled,
} from "./sending-rows.ts";

/** A reply about to take its place below the message it answers. */
export type ReplyDraft = Draft & { threadId: string; alsoToChannel: boolean };
export type SentReply = Omit<Sent, "seq"> & {
  /** Position in the channel; null for a reply that is only in the thread. */
  seq: number | null;
  thread_seq: number;
  replies: number;
  repliers: string[];
  /** Who follows the thread from now on, and how far each of them has read in it. */
  followers: ThreadFollower[];
};

/**
 * Puts a reply at the end of a thread, and into the channel's timeline when wished. The answered message must be one
 * of this channel's timeline, and not a deleted one nobody has answered. Who wrote it, replies or is called follows
 * the thread, unless they decided otherwise, for it or for all threads.
 */
export async function insertReply(db: Db, draft: ReplyDraft): Promise<SentReply | undefined> {
  const { workspaceId, channelId, threadId, authorId, alsoToChannel } = draft;
  const inTimeline = sql`${alsoToChannel}::boolean`;
  const seq = sql`case when ${inTimeline} then position.seq end`;
  const at = sql`${seq}, ${threadId}::uuid, below.thread_seq, not ${inTimeline}`;
  const { rows } = await sql<SentReply>`
    with root as (
      select r.id, r.author_id from message r
      where r.workspace_id = ${workspaceId}::uuid and r.channel_id = ${channelId}::uuid and r.id = ${threadId}::uuid
        and r.thread_id is null and (r.deleted_at is null
          or exists (select from thread t where t.workspace_id = ${workspaceId}::uuid and t.id = r.id))
    ),
    calm as materialized (select ${callsLock(channelId)}),
    position as (
      ${takePosition(draft, { step: inTimeline, from: sql`, calm, root` })} returning c.last_seq as seq, c.kind
    ),
    below as (
      insert into thread as t (workspace_id, id, channel_id, reply_count, last_seq, last_reply_at, people)
      select ${workspaceId}::uuid, ${threadId}::uuid, ${channelId}::uuid, 1, 1, ${draft.at}::timestamptz,
        array[${authorId}::uuid] from position
      on conflict (workspace_id, id) do update set reply_count = t.reply_count + 1, last_seq = t.last_seq + 1,
        last_reply_at = excluded.last_reply_at,
        people = (excluded.people || array_remove(t.people, ${authorId}::uuid))[1:5]
      returning last_seq as thread_seq, reply_count as replies, people as repliers
    ),
    sent as (
      insert into message (workspace_id, id, channel_id, seq, thread_id, thread_seq, author_id, client_id, text,
        created_at, parts)
      select ${workspaceId}::uuid, ${draft.id}::uuid, ${channelId}::uuid, ${seq},
        ${threadId}::uuid, below.thread_seq, ${authorId}::uuid, ${draft.clientId}::uuid, ${draft.text}, ${draft.at},
        ${partKinds(draft)}::text[]
      from position, below
    ),
    pointer as (${alsoToChannel ? movePointer(draft) : stillInside(draft)}),
    ${callPeople(draft, at, sql`position, below`)},
    own as (${followByReplying(draft)}),
    asked as (${whoIsAsked(draft)}),
    following as (${followByBeingAsked(draft)})
    select ${seq} as seq, position.kind, below.thread_seq, below.replies,
      below.repliers, ${whoWasCalled},
      coalesce((select json_agg(json_build_object('memberId', member_id, 'readSeq', read_seq) order by member_id)
        from following), '[]') as followers, exists (select from pointer) as inside
    from position, below`.execute(db);
  return rows[0];
}

type InThread = Pick<ReplyDraft, "workspaceId" | "channelId" | "threadId" | "authorId">;

/** Somebody who follows a thread, and how far they have read in it. */
export type ThreadFollower = { memberId: string; readSeq: number };

/**
 * For whom a thread begins to wait with the reply just sent: who follows it and had read what came before; and the
 * author, when they had not. In a statement of its own, which sees what everybody read while the reply waited.
 */
export async function followersToTell(db: Db, { workspaceId, channelId, threadId, authorId }: InThread) {
  const { rows } = await sql<ThreadFollower>`
    select tm.member_id as "memberId", tm.read_seq as "readSeq" from thread t
    join thread_member tm on tm.workspace_id = t.workspace_id and tm.thread_id = t.id
    join channel_member m on m.workspace_id = t.workspace_id and m.channel_id = t.channel_id
      and m.member_id = tm.member_id
    where t.workspace_id = ${workspaceId}::uuid and t.id = ${threadId}::uuid and t.channel_id = ${channelId}::uuid
      and tm.workspace_id = ${workspaceId}::uuid and m.workspace_id = ${workspaceId}::uuid and tm.following
      and (tm.read_seq >= t.last_seq - 1) is distinct from (tm.member_id = ${authorId}::uuid)`.execute(db);
  return rows;
}

const stillInside = (draft: Draft) => sql`
  select m.member_id from position, channel_member m
  where m.workspace_id = ${draft.workspaceId}::uuid and m.channel_id = ${draft.channelId}::uuid
    and m.member_id = ${draft.authorId}::uuid for key share of m`;

const followByReplying = (draft: ReplyDraft) => sql`
  insert into thread_member as tm (workspace_id, thread_id, member_id, following, read_seq)
  select ${draft.workspaceId}::uuid, ${draft.threadId}::uuid, ${draft.authorId}::uuid,
    case when not ${switchedOff(draft.workspaceId, sql`${draft.authorId}::uuid`, "followWritten")} then true end,
    case when below.thread_seq = 1 then 1 else 0 end from below
  on conflict (workspace_id, thread_id, member_id) do update set following = coalesce(excluded.following, tm.following),
    read_seq = case when tm.read_seq = (select thread_seq - 1 from below) then tm.read_seq + 1 else tm.read_seq end`;

/**
 * Who wrote the answered message, at its first reply, and who is called by name; but not who has just left the channel,
 * or does not want that. `@channel` makes nobody follow: it would be a row for everybody.
 */
const whoIsAsked = (draft: ReplyDraft) => sql`
  select m.member_id from channel_member m
  where m.workspace_id = ${draft.workspaceId}::uuid and m.channel_id = ${draft.channelId}::uuid
    and m.member_id <> ${draft.authorId}::uuid and m.member_id in (
      select member_id from people where not ${switchedOff(draft.workspaceId, sql`people.member_id`, "followCalled")}
      union all select root.author_id from root, below where below.thread_seq = 1
        and not ${switchedOff(draft.workspaceId, sql`root.author_id`, "followOwn")})
  for key share of m`;

/** A decision of theirs stands. */
const followByBeingAsked = (draft: ReplyDraft) => sql`
  insert into thread_member as tm (workspace_id, thread_id, member_id, following)
  select ${draft.workspaceId}::uuid, ${draft.threadId}::uuid, asked.member_id, true from asked
  on conflict (workspace_id, thread_id, member_id) do update set following = true where tm.following is null
  returning tm.member_id, tm.read_seq`;
