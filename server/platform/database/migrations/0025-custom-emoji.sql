-- Pictures of a workspace's own that stand for `:name:`.
create table custom_emoji (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  media_type text not null,
  bytes bytea not null,
  primary key (workspace_id, id)
);
select lock_to_workspace('custom_emoji');

-- Each name means one emoji: its own, and its further ones.
create table custom_emoji_name (
  workspace_id uuid not null,
  name text not null,
  emoji_id uuid not null,
  primary key (workspace_id, name),
  foreign key (workspace_id, emoji_id) references custom_emoji (workspace_id, id) on delete cascade
);
create index custom_emoji_name_emoji on custom_emoji_name (workspace_id, emoji_id);
select lock_to_workspace('custom_emoji_name');

-- Counts the changes of a workspace's list, one after the other, so that a list is fetched again only when it changed.
create table custom_emoji_list (
  workspace_id uuid primary key,
  version int not null,
  size int not null
);
select lock_to_workspace('custom_emoji_list');
