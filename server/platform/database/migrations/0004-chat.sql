-- Channels, messages, threads, reactions, mentions, and how far everybody has read.
-- Rows that a message writes have no foreign keys: the statement that inserts a message holds its channel's row, and
-- a lookup per row would be a tenth of a send.

-- A conversation. `last_seq` is the position of its newest message: taken by updating this row, so that positions
-- are gap-free and their order is the order of commits. Of what changes with a message, the time alone is indexed:
-- a twentieth of what sending costs, for a first screen that does not grow with the channels one is in.
create table channel (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('channel', 'direct', 'group')),
  visibility text not null check (visibility in ('public', 'private')),
  name text not null default '',
  topic text not null default '',
  purpose text not null default '',
  -- everybody in a direct or group message, sorted; it never changes, and there is one channel for each set of people
  people uuid[],
  -- new members join it by themselves
  is_default boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  archived_at timestamptz,
  archived_by uuid,
  last_seq bigint not null default 0,
  last_message_at timestamptz,
  member_count integer not null default 0,
  primary key (workspace_id, id),
  check ((kind = 'channel') = (people is null)),
  check (kind = 'channel' or visibility = 'private')
) with (fillfactor = 70);
create unique index channel_name on channel (workspace_id, lower(name)) where kind = 'channel' and archived_at is null;
create index channel_browse on channel (workspace_id, lower(name), id) where kind = 'channel';
create unique index channel_people on channel (workspace_id, people) where people is not null;
create index channel_recent on channel (workspace_id, last_message_at desc) where last_message_at is not null;
select lock_to_workspace('channel');

-- Somebody in a channel, and how far they have read. Whoever changes who is in a channel updates the channel's row
-- first (member_count), then this one: one order of locks, no deadlocks.
create table channel_member (
  workspace_id uuid not null,
  channel_id uuid not null,
  member_id uuid not null,
  joined_at timestamptz not null,
  added_by uuid,
  read_seq bigint not null default 0,
  favourite boolean not null default false,
  muted boolean not null default false,
  -- false for who was written to but not yet reached: a direct message nobody has written in
  shown boolean not null default true,
  primary key (workspace_id, channel_id, member_id),
  foreign key (workspace_id, channel_id) references channel (workspace_id, id)
) with (fillfactor = 80);
create index channel_member_member on channel_member (workspace_id, member_id, channel_id);
select lock_to_workspace('channel_member');

-- `seq`: position in the channel's timeline, null for replies only in a thread. `thread_id` and `thread_seq`: the
-- message answered and the position below it.
create table message (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  seq bigint,
  thread_id uuid,
  thread_seq bigint,
  author_id uuid not null,
  client_id uuid not null,
  text text not null,
  -- an import sets it to when it was written elsewhere
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (workspace_id, id),
  check (seq is not null or thread_seq is not null),
  check ((thread_id is null) = (thread_seq is null))
);
create unique index message_timeline on message (workspace_id, channel_id, seq) where seq is not null;
create unique index message_thread on message (workspace_id, thread_id, thread_seq) where thread_id is not null;
create unique index message_client on message (workspace_id, author_id, client_id);
create index message_date on message (workspace_id, channel_id, created_at) where seq is not null;
select lock_to_workspace('message');

-- What a message said until it was edited.
create table message_version (
  workspace_id uuid not null,
  message_id uuid not null,
  -- UUIDv7: in the order of the edits
  id uuid not null,
  until timestamptz not null,
  text text not null,
  primary key (workspace_id, message_id, id)
);
select lock_to_workspace('message_version');

-- A timeline message with replies; `id` is that message's.
create table thread (
  workspace_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  reply_count integer not null default 0,
  last_seq bigint not null default 0,
  last_reply_at timestamptz,
  -- the most recent repliers first, at most 5
  people uuid[] not null default '{}',
  primary key (workspace_id, id)
) with (fillfactor = 80);
select lock_to_workspace('thread');

-- Somebody's own state in a thread. `following` is null until they wrote, were called or decided.
create table thread_member (
  workspace_id uuid not null,
  thread_id uuid not null,
  member_id uuid not null,
  following boolean,
  read_seq bigint not null default 0,
  primary key (workspace_id, thread_id, member_id)
);
select lock_to_workspace('thread_member');

-- Who a message called when it was sent: one person, or everybody in the channel (member_id null). In the timeline
-- it counts while `seq` is above the person's pointer; in a thread alone it has no seq and counts while `pending`.
create table mention (
  workspace_id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  member_id uuid,
  author_id uuid not null,
  seq bigint,
  thread_id uuid,
  thread_seq bigint,
  pending boolean not null default false,
  unique nulls not distinct (workspace_id, message_id, member_id)
);
create index mention_member on mention (workspace_id, member_id, channel_id, seq)
  where member_id is not null and seq is not null;
create index mention_everybody on mention (workspace_id, channel_id, seq) include (author_id)
  where member_id is null and seq is not null;
create index mention_pending on mention (workspace_id, member_id, channel_id, thread_id, thread_seq) where pending;
select lock_to_workspace('mention');

create table reaction (
  workspace_id uuid not null,
  message_id uuid not null,
  emoji text not null,
  member_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, message_id, emoji, member_id)
);
create index reaction_order on reaction (workspace_id, message_id, emoji, created_at, member_id);
select lock_to_workspace('reaction');

-- What a message shows of its reactions, kept beside them: a page reads a row per emoji instead of one per person.
-- Whoever reacts holds this row.
create table reaction_tally (
  workspace_id uuid not null,
  message_id uuid not null,
  emoji text not null,
  count integer not null,
  -- the first who reacted, oldest first, at most 30
  people uuid[] not null,
  created_at timestamptz not null,
  primary key (workspace_id, message_id, emoji)
) with (fillfactor = 80);
select lock_to_workspace('reaction_tally');
