-- Bytes in storage, each under a key of its own. Everything that has bytes (a file, a preview of it, a picture) points at
-- one of these. `received` is how many are there and durable.
create table stored (
  workspace_id uuid not null,
  id uuid not null,
  key_wrapped text not null,
  size bigint not null,
  received bigint not null default 0,
  created_at timestamptz not null,
  received_at timestamptz not null,
  completed_at timestamptz,
  -- nothing points at it any more since: its bytes go after a while
  unused_at timestamptz,
  primary key (workspace_id, id)
);
create index stored_unfinished on stored (received_at) where completed_at is null and unused_at is null;
create index stored_unused on stored (unused_at) where unused_at is not null;
select lock_to_workspace('stored');

-- How many bytes a workspace has in storage, with what was announced and is still to come.
create table stored_total (
  workspace_id uuid primary key,
  bytes bigint not null
);
select lock_to_workspace('stored_total');

create table file (
  workspace_id uuid not null,
  id uuid not null,
  stored_id uuid not null,
  uploader_id uuid not null,
  client_id uuid not null,
  name text not null,
  -- by content; null until the upload is complete
  media_type text,
  size bigint not null,
  width int,
  height int,
  duration_ms int,
  -- what was found out about it: previews, pages, a waveform, ...
  details jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  completed_at timestamptz,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index file_client on file (workspace_id, uploader_id, client_id);
create index file_stored on file (workspace_id, stored_id);
select lock_to_workspace('file');

-- Where a file is shown: in a message, in a folder. Without one it is its uploader's alone.
create table file_use (
  workspace_id uuid not null,
  kind text not null,
  -- the message, the folder
  holder_id uuid not null,
  file_id uuid not null,
  -- the channel
  place_id uuid,
  position smallint not null,
  created_at timestamptz not null,
  primary key (workspace_id, kind, holder_id, file_id)
);
create index file_use_file on file_use (workspace_id, file_id, created_at desc);
select lock_to_workspace('file_use');

-- Uploads of all workspaces without a byte since then, for who forgets them.
create function abandoned_uploads(before timestamptz) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select s.workspace_id, s.id from stored s
  where s.completed_at is null and s.unused_at is null and s.received_at < before
  order by s.received_at limit 1000
$$;
