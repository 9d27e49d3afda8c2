-- Stored bytes of all workspaces that nobody has pointed at since then, oldest first.
create function unused_stored(before timestamptz, most int) returns table (workspace_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.id from stored s where s.unused_at < before order by s.unused_at limit most
$$;
revoke all on function unused_stored from public;
grant execute on function unused_stored to atrium_app;

-- What the sweep of a night has seen in storage. Nothing is lost with it, so it is not logged.
create unlogged table stored_seen (id uuid primary key);
revoke all on stored_seen from atrium_app;

create function begin_storage_sweep() returns void
  language sql security definer set search_path = public, pg_temp as $$
  truncate stored_seen
$$;
revoke all on function begin_storage_sweep from public;
grant execute on function begin_storage_sweep to atrium_app;

-- Remembers that these are in storage; answers those that no row names, of whichever workspace.
create function saw_stored(ids uuid[]) returns table (id uuid)
  language sql security definer set search_path = public, pg_temp as $$
  insert into stored_seen select unnest(ids) on conflict do nothing;
  select n.id from unnest(ids) as n (id) where not exists (select from stored s where s.id = n.id)
$$;
revoke all on function saw_stored from public;
grant execute on function saw_stored to atrium_app;
-- Ids are of all workspaces here.
create index stored_id on stored (id);

-- What was whole before the sweep began and is not in storage: how many, and some of them.
create function missing_stored(before timestamptz) returns table (count bigint, examples uuid[])
  language sql stable security definer set search_path = public, pg_temp as $$
  with missing as (
    select s.id from stored s
    where s.completed_at < before and s.unused_at is null
      and not exists (select from stored_seen n where n.id = s.id)
  )
  select count(*), (array_agg(id))[1:20] from missing
$$;
revoke all on function missing_stored from public;
grant execute on function missing_stored to atrium_app;
