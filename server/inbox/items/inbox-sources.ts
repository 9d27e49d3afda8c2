import { type RawBuilder, sql } from "kysely";
import { channelIsThere } from "#chat/channels/index.ts";
import { threadOf } from "#chat/threads/index.ts";
import type { Membership } from "#platform/access/membership.ts";
import { lowestIdOf, timeOfId } from "./id-time.ts";

/** A place in a list: when (milliseconds), then which. */
export type InboxPlace = { at: number; id: string };

/**
 * Where items come from. Each source answers objects, newest first, and looks at no more than `scan` of them: what is
 * not to be shown is answered too (`shown` is false), so that the reader knows how far was looked.
 */
export type Looking = { member: Membership; before: InboxPlace | undefined; scan: number };
export type Source = (looking: Looking) => RawBuilder<unknown>;

const milliseconds = (time: RawBuilder<unknown>) => sql`floor(extract(epoch from ${time}) * 1000)::bigint`;
/** A UUIDv7 begins with its time: ids of messages are in the order of their times, and so is the index on them. */
const timeInId = (id: RawBuilder<unknown>) =>
  sql`('x' || substr(replace(${id}::text, '-', ''), 1, 12))::bit(48)::bigint`;

const isBefore = ({ before }: Looking, at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  before ? sql`(${at}, ${id}) < (${before.at}::bigint, ${before.id}::uuid)` : sql`true`;

/** The same as a bound on an id that holds its own time, which an index can use. */
function idBefore({ before }: Looking): RawBuilder<unknown> {
  if (!before) return sql`true`;
  const time = timeOfId(before.id);
  const bound = time === before.at ? before.id : lowestIdOf(time > before.at ? before.at + 1 : before.at);
  return sql`n.message_id < ${bound}::uuid`;
}

const inChannel = ({ member }: Looking, channelId: RawBuilder<unknown>) => sql`
  join channel_member m on m.workspace_id = ${member.workspaceId}::uuid and m.channel_id = ${channelId}
    and m.member_id = ${member.id}::uuid
  join channel c on c.workspace_id = ${member.workspaceId}::uuid and c.id = ${channelId}`;

/** (A scalar and not `exists`: for that PostgreSQL would read the whole table once and remember it.) */
const isFollowed = ({ member }: Looking, threadId: RawBuilder<unknown>) => sql`coalesce((
  select tm.following from thread_member tm join thread t on t.workspace_id = tm.workspace_id and t.id = tm.thread_id
  where tm.workspace_id = ${member.workspaceId}::uuid and tm.thread_id = ${threadId}
    and tm.member_id = ${member.id}::uuid), false)`;

const notDeleted = ({ member }: Looking) => sql`coalesce((select s.deleted_at is null from message s
  where s.workspace_id = ${member.workspaceId}::uuid and s.id = n.message_id), false)`;

/** (`case` and not `coalesce`: behind row-level security PostgreSQL looks up no index by that.) */
const rootOf = sql`(case when n.thread_id is null then n.message_id else n.thread_id end)`;
/** A row of a source: what it is, when, how far it has come, and the call by name or with everybody that brought it. */
const called = (shown: RawBuilder<unknown>) => sql`
  'thread' as kind, ${rootOf} as object_id, ${timeInId(sql`n.message_id`)} as at, coalesce(n.thread_seq, 0) as position,
  n.seq as called_seq, n.member_id is null as everybody, ${shown} as shown`;
const plain = sql`null::bigint as called_seq, false as everybody`;

type Calls = (looking: Looking) => RawBuilder<unknown>;

const calls =
  (from: Calls, shown: Calls): Source =>
  (looking) =>
    sql`
    select ${called(sql`coalesce(m.member_id is not null and c.archived_at is null
      and (c.kind = 'channel' or n.thread_id is not null) and ${notDeleted(looking)} and ${shown(looking)}, false)`)}
    from (${from(looking)}) n
    left join (channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id)
      on m.workspace_id = ${looking.member.workspaceId}::uuid and m.channel_id = n.channel_id
      and m.member_id = ${looking.member.id}::uuid`;

const newestCalls =
  (who: Calls): Calls =>
  (looking) =>
    sql`
    select * from mention n where n.workspace_id = ${looking.member.workspaceId}::uuid and ${who(looking)}
      and ${idBefore(looking)} order by n.message_id desc limit ${looking.scan}`;
const byName: Calls = ({ member }) => sql`n.member_id = ${member.id}::uuid`;
const withEverybody: Calls = () => sql`n.member_id is null`;
/** Calls of groups, as rows of who is called: there is one row for each group, whoever is in it. */
const ofGroups =
  (from: RawBuilder<unknown>): Calls =>
  ({ member }) =>
    sql`
    select n.channel_id, n.message_id, n.group_id, ${member.id}::uuid as member_id, n.author_id, n.seq,
      (select s.thread_id from message s where s.workspace_id = ${member.workspaceId}::uuid
        and s.id = n.message_id) as thread_id, null::bigint as thread_seq from (${from}) n`;
const newestGroupCalls: Calls = (looking) =>
  ofGroups(sql`
    select * from group_mention n where n.workspace_id = ${looking.member.workspaceId}::uuid
      and ${idBefore(looking)} order by n.message_id desc limit ${looking.scan}`)(looking);
const isInGroup: Calls = ({ member }) => sql`n.author_id <> ${member.id}::uuid and coalesce((
  select true from people_group_member g where g.workspace_id = ${member.workspaceId}::uuid
    and g.group_id = n.group_id and g.member_id = ${member.id}::uuid), false)`;
/** Who came later was not called, and who muted a channel, or wants nothing of it, is called by name alone. */
const concernsEverybody: Calls = ({ member }) => sql`n.author_id <> ${member.id}::uuid and not m.muted
  and m.notify is distinct from 'nothing' and ${timeInId(sql`n.message_id`)} >= ${milliseconds(sql`m.joined_at`)}`;

const elsewhere =
  (shown: Calls): Calls =>
  (looking) =>
    sql`${shown(looking)} and not ${isFollowed(looking, rootOf)}`;
const anyhow: Calls = () => sql`true`;

/** Called by name, by a group or with everybody; `Elsewhere` leaves out followed threads, which come by themselves. */
export const calledByName: Source = calls(newestCalls(byName), anyhow);
export const calledElsewhere: Source = calls(newestCalls(byName), elsewhere(anyhow));
export const calledByGroup: Source = calls(newestGroupCalls, isInGroup);
export const calledByGroupElsewhere: Source = calls(newestGroupCalls, elsewhere(isInGroup));
export const calledWithAll: Source = calls(newestCalls(withEverybody), concernsEverybody);
export const calledWithAllElsewhere: Source = calls(newestCalls(withEverybody), elsewhere(concernsEverybody));

/** Of the threads one follows those with the newest beginnings are looked at: more were never told apart by anybody. */
const mostThreads = 5000;

const threads =
  (only: RawBuilder<unknown>): Source =>
  (looking) => {
    const { member, scan } = looking;
    const at = milliseconds(sql`t.last_reply_at`);
    return sql`
      select 'thread' as kind, t.id as object_id, ${at} as at, t.last_seq as position, ${plain}, true as shown
      from (
        select thread_id, read_seq from thread_member where workspace_id = ${member.workspaceId}::uuid
          and member_id = ${member.id}::uuid and following order by thread_id desc limit ${mostThreads}
      ) tm
      ${threadOf(member, sql`tm.thread_id`)}
      ${inChannel(looking, sql`t.channel_id`)}
      where c.archived_at is null and t.people <> array[${member.id}::uuid] and ${only}
        and ${isBefore(looking, at, sql`t.id`)}
      order by at desc, t.id desc limit ${scan}`;
  };
/** Replies of others in the threads one follows. */
export const followedThreads: Source = threads(sql`true`);
export const unreadThreads: Source = threads(sql`t.last_seq > tm.read_seq`);

const directs =
  (only: RawBuilder<unknown>): Source =>
  (looking) => {
    const at = milliseconds(sql`c.last_message_at`);
    return sql`
      select 'direct' as kind, c.id as object_id, ${at} as at, c.last_seq as position, ${plain}, true as shown
      from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
      where m.workspace_id = ${looking.member.workspaceId}::uuid and m.member_id = ${looking.member.id}::uuid
        and m.shown and not m.muted and c.kind <> 'channel' and c.archived_at is null and c.last_message_at is not null
        and ${only} and ${isBefore(looking, at, sql`c.id`)}
      order by at desc, c.id desc limit ${looking.scan}`;
  };
/** Direct and group messages. */
export const directMessages: Source = directs(sql`true`);
export const unreadDirects: Source = directs(sql`c.last_seq > m.read_seq`);

/** Channels somebody else brought one into. */
export const joinings: Source = (looking) => {
  const at = milliseconds(sql`m.joined_at`);
  return sql`
    select 'joining' as kind, c.id as object_id, ${at} as at, ${at} as position, ${plain}, true as shown
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    where m.workspace_id = ${looking.member.workspaceId}::uuid and m.member_id = ${looking.member.id}::uuid
      and m.added_by <> ${looking.member.id}::uuid and c.kind = 'channel' and c.archived_at is null
      and ${isBefore(looking, at, sql`c.id`)}
    order by at desc, c.id desc limit ${looking.scan}`;
};

/** Reactions of others to one's own messages: an emoji that is new there brings the message up. */
export const reactionsToOwn: Source = (looking) => {
  const { member, scan, before } = looking;
  const at = milliseconds(sql`r.created_at`);
  const until = before ? sql`r.created_at < to_timestamp((${before.at}::bigint + 1) / 1000.0)` : sql`true`;
  return sql`
    select 'reaction' as kind, r.message_id as object_id, ${at} as at, ${at} as position, ${plain},
      (r.people <> array[${member.id}::uuid] and not exists (
        select from reaction_tally later where later.workspace_id = ${member.workspaceId}::uuid
          and later.message_id = r.message_id and (later.created_at, later.emoji) > (r.created_at, r.emoji)
          and later.people <> array[${member.id}::uuid])) as shown
    from (
      select * from reaction_tally r where r.workspace_id = ${member.workspaceId}::uuid
        and r.author_id = ${member.id}::uuid and ${until} and ${isBefore(looking, at, sql`r.message_id`)}
      order by r.created_at desc, r.message_id desc limit ${scan}
    ) r`;
};

const unreadCalls =
  (from: Calls): Source =>
  (looking) =>
    sql`
    select ${called(notDeleted(looking))}
    from channel_member m join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
    cross join lateral (${from(looking)}) n
    where m.workspace_id = ${looking.member.workspaceId}::uuid and m.member_id = ${looking.member.id}::uuid
      and c.kind = 'channel' and c.last_seq > m.read_seq and c.archived_at is null
    order by n.message_id desc limit ${looking.scan}`;
const aboveThePointer =
  (who: Calls): Calls =>
  (looking) =>
    sql`
    select * from mention n where n.workspace_id = ${looking.member.workspaceId}::uuid and n.channel_id = c.id
      and n.seq > m.read_seq and ${who(looking)} and ${idBefore(looking)} order by n.seq desc limit ${looking.scan}`;
/** The same, of what is not read: an index range as long as what it finds. */
export const unreadByName: Source = unreadCalls(aboveThePointer(byName));
export const unreadWithAll: Source = unreadCalls(
  aboveThePointer(
    ({ member }) => sql`n.member_id is null and n.author_id <> ${member.id}::uuid and not m.muted
      and m.notify is distinct from 'nothing'`,
  ),
);
export const unreadByGroup: Source = unreadCalls((looking) =>
  ofGroups(sql`
    select n.* from people_group_member g join group_mention n on n.workspace_id = g.workspace_id
      and n.group_id = g.group_id and n.channel_id = c.id and n.seq > m.read_seq
    where g.workspace_id = ${looking.member.workspaceId}::uuid and g.member_id = ${looking.member.id}::uuid
      and n.workspace_id = ${looking.member.workspaceId}::uuid and n.author_id <> ${looking.member.id}::uuid
      and ${idBefore(looking)} order by n.seq desc limit ${looking.scan}`)(looking),
);
export const unreadInThreads: Source = (looking) => sql`
  select ${called(sql`${notDeleted(looking)} and c.archived_at is null`)} from mention n
  ${inChannel(looking, sql`n.channel_id`)}
  where n.workspace_id = ${looking.member.workspaceId}::uuid and n.member_id = ${looking.member.id}::uuid and n.pending
    and ${idBefore(looking)} order by n.message_id desc limit ${looking.scan}`;

/** Reminders whose time has come, and that were not ticked off; of a message in a channel that is there. */
export const dueReminders: Source = (looking) => {
  const at = milliseconds(sql`r.remind_at`);
  return sql`
    select 'reminder' as kind, r.id as object_id, ${at} as at, ${at} as position, ${plain},
      r.channel_id is null or ${channelIsThere(looking.member.workspaceId, sql`r.channel_id`)} as shown
    from reminder r where r.workspace_id = ${looking.member.workspaceId}::uuid
      and r.member_id = ${looking.member.id}::uuid and r.state = 'due' and ${isBefore(looking, at, sql`r.id`)}
    order by at desc, r.id desc limit ${looking.scan}`;
};

/** What was put off and is back. */
export const returned =
  (now: Date): Source =>
  (looking) => {
    const at = milliseconds(sql`k.snoozed_until`);
    return sql`
    select k.kind, k.object_id, ${at} as at, null::bigint as position, ${plain}, true as shown from inbox_mark k
    where k.workspace_id = ${looking.member.workspaceId}::uuid and k.member_id = ${looking.member.id}::uuid
      and k.snoozed_until <= ${now} and ${isBefore(looking, at, sql`k.object_id`)}
    order by k.snoozed_until desc, k.object_id desc limit ${looking.scan}`;
  };
