-- Links everybody in a channel has at hand.
create table bookmark (
  workspace_id uuid not null,
  channel_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  title text not null,
  url text not null,
  emoji text,
  -- between its neighbours'; all are numbered anew when there is no room left between two
  position double precision not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, channel_id, id)
);
create unique index bookmark_client on bookmark (workspace_id, created_by, client_id);
select lock_to_workspace('bookmark');
