-- What somebody has begun to write, for their other devices. `place` is the thread, or the channel itself.
create table draft (
  workspace_id uuid not null,
  member_id uuid not null,
  place uuid not null,
  channel_id uuid not null,
  thread_id uuid,
  text text not null,
  -- what another device had written meanwhile
  other text,
  -- grows with each change, also beyond a deletion: milliseconds when it was changed, or one more than before
  version bigint not null,
  primary key (workspace_id, member_id, place)
) with (fillfactor = 70);
select lock_to_workspace('draft');

-- Texts to be used again: one's own, and without an owner the workspace's.
create table snippet (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  text text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index snippet_name on snippet (workspace_id, coalesce(owner_id, workspace_id), lower(name));
select lock_to_workspace('snippet');
