-- Who follows the event log after the commit, and how far they have come in each workspace.
create table event_follower (
  workspace_id uuid not null,
  name text not null,
  seq bigint not null,
  primary key (workspace_id, name)
) with (fillfactor = 50);
select lock_to_workspace('event_follower');

-- Followers that began once: a new one starts at the end of the logs there are, and at the beginning of later ones.
create table follower_begun (
  name text primary key,
  at timestamptz not null default now()
);

create function begin_followers(names text[]) returns void language sql security definer
set search_path = public, pg_temp as $$
  with fresh as (
    insert into follower_begun (name) select unnest(names) on conflict do nothing returning name
  )
  insert into event_follower (workspace_id, name, seq)
  select head.workspace_id, fresh.name, head.seq from event_head head, fresh on conflict do nothing;
$$;
revoke all on function begin_followers from public;
grant execute on function begin_followers to atrium_app;

-- Workspaces with events somebody of these has not come to, in whatever workspace; a look for what no wake-up told.
create function workspaces_behind(names text[], most integer) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select head.workspace_id from event_head head
  where exists (
    select from unnest(names) as wanted(name)
    left join event_follower f on f.workspace_id = head.workspace_id and f.name = wanted.name
    where coalesce(f.seq, 0) < head.seq
  ) limit most;
$$;
revoke all on function workspaces_behind from public;
grant execute on function workspaces_behind to atrium_app;
