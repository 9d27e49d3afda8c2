import type { MessageParts } from "@atrium/contract/chat/messages.ts";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { type ChannelRow, callsLock } from "../channels/index.ts";
import { fewPeople } from "./calls-of.ts";

/** A message about to take its place. */
export type Draft = {
  workspaceId: string;
  channelId: string;
  id: string;
  authorId: string;
  clientId: string;
  text: string;
  at: Date;
  /** Whom the text calls by name; only who is in the channel is called. */
  calls: readonly string[];
  /** Groups it calls. */
  callsGroups: readonly string[];
  /** Whether the author may call groups of more than a few. */
  mayCallMany: boolean;
  /** What it carries besides its text. */
  parts: MessageParts;
  /** Whether it calls everybody in the channel; who is called by name too is called once. */
  callsEverybody: boolean;
};

/** What became of a message: its position, and who was called by name. */
export type Sent = {
  seq: number;
  kind: ChannelRow["kind"];
  called: string[];
  /** The groups it called. */
  groups: string[];
  /** False when the author was removed while this waited for the channel: then it must not stay. */
  inside: boolean;
};

type MentionTable = {
  workspace_id: string;
  channel_id: string;
  message_id: string;
  /** Null calls everybody in the channel. */
  member_id: string | null;
  author_id: string;
  seq: number | null;
  thread_id: string | null;
  thread_seq: number | null;
  pending: boolean;
};
type GroupMentionTable = {
  workspace_id: string;
  channel_id: string;
  message_id: string;
  group_id: string;
  author_id: string;
  seq: number;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    mention: MentionTable;
    group_mention: GroupMentionTable;
  }
}

/**
 * Takes the next position of the channel, by updating its row, if the author is in it, it is not archived and this
 * client id was not used before: then the statement answers nothing and has done nothing, and the rules of
 * `channel-access.ts` tell why. The same id sent twice at once fails in `message_client` instead: do it again.
 * `from` are further parts of the statement to be done before.
 */
export const takePosition = (
  draft: Draft,
  { step = sql`true`, from = sql`` }: { step?: RawBuilder<unknown>; from?: RawBuilder<unknown> } = {},
) => sql`
  update channel c set last_seq = c.last_seq + (${step})::int,
    last_message_at = case when ${step} then ${draft.at}::timestamptz else c.last_message_at end
  from channel_member m ${from}
  where c.workspace_id = ${draft.workspaceId}::uuid and c.id = ${draft.channelId}::uuid and c.archived_at is null
    and m.workspace_id = ${draft.workspaceId}::uuid and m.channel_id = ${draft.channelId}::uuid
    and m.member_id = ${draft.authorId}::uuid
    and not exists (select from message s where s.workspace_id = ${draft.workspaceId}::uuid
      and s.author_id = ${draft.authorId}::uuid and s.client_id = ${draft.clientId}::uuid)`;

/**
 * One's own message is read by writing it, unless something before it is not: a message sent by schedule or from a
 * notification must not hide what one has not looked at. The row is written either way: so the pointer is that of
 * this moment, not of when the statement began, and who was just removed is found missing.
 */
export const movePointer = (draft: Draft) => sql`
  update channel_member m set read_seq = case when m.read_seq = position.seq - 1 then position.seq else m.read_seq end
  from position
  where m.workspace_id = ${draft.workspaceId}::uuid and m.channel_id = ${draft.channelId}::uuid
    and m.member_id = ${draft.authorId}::uuid
  returning m.member_id`;

/**
 * Whom a message calls, as the parts `people` (by name, in the channel, not oneself), `calls` and `groups` of a statement
 * that took a `position`. `at` is the mention's place: seq, thread_id, thread_seq, pending.
 */
export const callPeople = (draft: Draft, at: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`
  groups as (${draft.callsGroups.length > 0 ? callGroups(draft) : sql`select null::uuid as group_id where false`}),
  people as (
    select m.member_id from position, channel_member m where m.workspace_id = ${draft.workspaceId}::uuid
      and m.channel_id = ${draft.channelId}::uuid and m.member_id = any(${draft.calls}::uuid[])
      and m.member_id <> ${draft.authorId}::uuid
  ),
  calls as (
    insert into mention
      (workspace_id, channel_id, message_id, author_id, member_id, seq, thread_id, thread_seq, pending)
    select ${draft.workspaceId}::uuid, ${draft.channelId}::uuid, ${draft.id}::uuid, ${draft.authorId}::uuid,
      who.member_id, ${at}
    from ${from}, (select member_id from people where not ${draft.callsEverybody}::boolean
      union all select null where ${draft.callsEverybody}::boolean) as who(member_id)
  )`;

/** One row for each group, whoever is in it. */
const callGroups = (draft: Draft) => sql`
  insert into group_mention (workspace_id, channel_id, message_id, group_id, author_id, seq)
  select ${draft.workspaceId}::uuid, ${draft.channelId}::uuid, ${draft.id}::uuid, g.id, ${draft.authorId}::uuid, position.seq
  from position, people_group g where g.workspace_id = ${draft.workspaceId}::uuid
    and g.id = any(${draft.callsGroups}::uuid[]) and (g.member_count <= ${fewPeople} or ${draft.mayCallMany}::boolean)
  returning group_id`;

/** Who was called, for the answer of such a statement. */
export const whoWasCalled = sql`array(select member_id from people) as called, array(select group_id from groups) as groups`;

/** The kinds of what a message carries, as its row keeps them: null for nearly all. */
export const partKinds = ({ parts }: Pick<Draft, "parts">): string[] | null => {
  const kinds = Object.keys(parts);
  return kinds.length > 0 ? kinds : null;
};

/**
 * Puts a message at the end of the channel's timeline, with whom it calls, in one statement: position, message,
 * mentions and the author's own pointer. Undefined when it may not be sent, or was sent before.
 */
export async function insertMessage(db: Db, draft: Draft): Promise<Sent | undefined> {
  const callsSomebody = draft.calls.length + draft.callsGroups.length > 0 || draft.callsEverybody;
  const inTimeline = sql`position.seq, null::uuid, null::bigint, false`;
  const { rows } = await sql<Sent>`
    with ${callsSomebody ? sql`calm as materialized (select ${callsLock(draft.channelId)}),` : sql``}
    position as (
      ${takePosition(draft, callsSomebody ? { from: sql`, calm` } : {})} returning c.last_seq as seq, c.kind
    ),
    sent as (
      insert into message (workspace_id, id, channel_id, seq, author_id, client_id, text, created_at, parts)
      select ${draft.workspaceId}::uuid, ${draft.id}::uuid, ${draft.channelId}::uuid, position.seq,
        ${draft.authorId}::uuid, ${draft.clientId}::uuid, ${draft.text}, ${draft.at}, ${partKinds(draft)}::text[]
      from position
    ),
    pointer as (${movePointer(draft)})
    ${callsSomebody ? sql`, ${callPeople(draft, inTimeline, sql`position`)}` : sql``}
    select seq, kind, ${callsSomebody ? whoWasCalled : sql`'{}'::uuid[] as called, '{}'::uuid[] as groups`},
      exists (select from pointer) as inside
    from position`.execute(db);
  return rows[0];
}
