-- Files of messages that are not sent yet.
alter table draft add column files uuid[] not null default '{}';
alter table scheduled_message add column files uuid[] not null default '{}';

-- A file that is shown nowhere is kept until then: it waits to be sent.
alter table file add column keep_until timestamptz not null default now() + interval '30 days';
create index file_keep_until on file (keep_until) where removed_at is null and completed_at is not null;

-- Files of all workspaces that are shown nowhere and have waited long enough.
create function forgotten_files(before timestamptz) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.workspace_id, f.id from file f
  where f.keep_until < before and f.removed_at is null and f.completed_at is not null
    and not exists (select from file_use u where u.workspace_id = f.workspace_id and u.file_id = f.id)
  order by f.keep_until limit 1000
$$;

-- Uploads of all workspaces without a byte since then; the files they would have been.
create or replace function abandoned_uploads(before timestamptz) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.workspace_id, f.id from stored s
  join file f on f.workspace_id = s.workspace_id and f.stored_id = s.id
  where s.completed_at is null and s.unused_at is null and s.received_at < before
  order by s.received_at limit 1000
$$;
