-- The master keys that keys of stored bytes are wrapped by, by name; the keys themselves are never in the database. The
-- reference is what keeps a master key until nothing needs it any more, also while uploads begin.
create table master_key (
  name text primary key,
  added_at timestamptz not null default now()
);
alter table stored add column master_key text generated always as (split_part(key_wrapped, '.', 1)) stored;
insert into master_key (name) select distinct master_key from stored;
alter table stored add constraint stored_master_key foreign key (master_key) references master_key (name);
create index stored_by_master_key on stored (master_key, workspace_id);

-- Those that something stored needs.
create function needed_master_keys() returns table (name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.name from master_key m where exists (select from stored s where s.master_key = m.name)
$$;
revoke all on function needed_master_keys from public;
grant execute on function needed_master_keys to atrium_app;

-- Whose stored bytes need another master key than this one.
create function workspaces_to_rewrap(newest text) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.workspace_id from stored s
  where s.master_key = any (array(select m.name from master_key m where m.name <> newest))
$$;
revoke all on function workspaces_to_rewrap from public;
grant execute on function workspaces_to_rewrap to atrium_app;
