-- People who are called together. `member_count` is kept with the rows of `people_group_member`.
create table people_group (
  workspace_id uuid not null,
  id uuid not null,
  handle text collate "C" not null,
  name text not null,
  description text not null default '',
  member_count integer not null default 0,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, handle)
);
select lock_to_workspace('people_group');

create table people_group_member (
  workspace_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (workspace_id, group_id, member_id),
  foreign key (workspace_id, group_id) references people_group (workspace_id, id) on delete cascade
);
-- "The groups I am in": asked whenever mentions are counted.
create index people_group_member_member on people_group_member (workspace_id, member_id, group_id);
select lock_to_workspace('people_group_member');

-- A message of a channel's timeline that calls a group: one row, however many people are in the group. Whom it calls is
-- derived when it is asked: who is in the group and in the channel and has not read so far.
create table group_mention (
  workspace_id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  group_id uuid not null,
  author_id uuid not null,
  seq bigint not null,
  primary key (workspace_id, message_id, group_id)
);
create index group_mention_unread on group_mention (workspace_id, group_id, channel_id, seq) include (author_id, message_id);
select lock_to_workspace('group_mention');
