-- The role the product works as. It owns nothing, so forced row-level security binds it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'atrium_app') then
    create role atrium_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant atrium_app to current_user;
grant usage on schema public to atrium_app;
alter default privileges in schema public grant select, insert, update, delete on tables to atrium_app;
alter default privileges in schema public grant usage, select on sequences to atrium_app;

create extension if not exists pg_trgm;

-- The workspace and account the running transaction speaks for; null when none was set.
create function app_workspace() returns uuid language sql stable
  as $$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;
create function app_account() returns uuid language sql stable
  as $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;

-- Puts the second lock on a table: only rows of the transaction's workspace can be read or written. The owner, as
-- whom only migrations and the few audited SECURITY DEFINER functions run, sees all, superuser or not.
create function lock_to_workspace(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy workspace on %s to atrium_app using (workspace_id = app_workspace())', target);
  execute format('create policy owner on %s to %I using (true)', target, current_user);
end $$;

-- The event log: gap-free per workspace. event_head is locked by the last statement of a transaction.
create table event_head (
  workspace_id uuid primary key,
  seq bigint not null default 0,
  -- events up to this one were pruned
  pruned_seq bigint not null default 0
);
select lock_to_workspace('event_head');

create table event (
  workspace_id uuid not null,
  seq bigint not null,
  name text not null,
  at timestamptz not null,
  actor_id uuid,
  audience text[] not null,
  -- who gains or loses an audience by this event: [["person id", "channel:..."], ...]
  admits jsonb,
  expels jsonb,
  -- json, not jsonb: sent to clients as it was written
  data json not null,
  primary key (workspace_id, seq)
);
select lock_to_workspace('event');

-- Answers kept for a while, so that a retried write is answered again instead of done again.
create table request_key (
  account_id uuid not null,
  key text not null,
  operation text not null,
  input_hash text not null,
  output json not null,
  created_at timestamptz not null default now(),
  primary key (account_id, key)
);
create index request_key_created_at on request_key (created_at);

-- Roles are sets of named permissions; a grant attaches a role to somebody on a scope.
create table role (
  workspace_id uuid not null,
  id uuid not null,
  -- set for the roles every workspace starts with
  key text,
  name text not null,
  permissions text[] not null,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
select lock_to_workspace('role');

create table role_grant (
  workspace_id uuid not null,
  principal_kind text not null check (principal_kind in ('member', 'team', 'department')),
  principal_id uuid not null,
  scope_kind text not null,
  scope_id uuid not null,
  role_id uuid not null,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  primary key (workspace_id, principal_kind, principal_id, scope_kind, scope_id, role_id),
  foreign key (workspace_id, role_id) references role (workspace_id, id)
);
create index role_grant_role on role_grant (workspace_id, role_id);
select lock_to_workspace('role_grant');

-- Things pointing at things: a task made from a message, a call in a channel.
create table link (
  workspace_id uuid not null,
  from_kind text not null,
  from_id uuid not null,
  relation text not null,
  to_kind text not null,
  to_id uuid not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (workspace_id, from_kind, from_id, relation, to_kind, to_id)
);
create index link_to on link (workspace_id, to_kind, to_id, relation);
select lock_to_workspace('link');

-- Secrets the instance made for itself at its first start (session signing, token keys).
create table instance_secret (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- Forgets events older than a moment, in all workspaces; clients further behind are told to start afresh.
create function prune_events(before timestamptz) returns bigint language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  pruned bigint;
begin
  with gone as (delete from event where at < before returning workspace_id, seq),
    tops as (select workspace_id, max(seq) as seq, count(*) as n from gone group by workspace_id),
    heads as (
      update event_head set pruned_seq = greatest(pruned_seq, tops.seq) from tops
      where event_head.workspace_id = tops.workspace_id returning tops.n
    )
  select coalesce(sum(n), 0) into pruned from heads;
  return pruned;
end $$;
revoke all on function prune_events from public;
grant execute on function prune_events to atrium_app;
create index event_at on event using brin (at);
