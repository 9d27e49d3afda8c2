-- Deleted workspaces are kept for a while and found by nobody. As with channels, what everything knows as `workspace` is
-- from here on only what is there: the rows themselves are `every_workspace`.
alter table workspace rename to every_workspace;
alter table every_workspace add column deleted_at timestamptz(3), add column deleted_by uuid;
create index workspace_deleted on every_workspace (deleted_at) where deleted_at is not null;

-- As who asks: row-level security holds behind it like before.
create view workspace with (security_invoker = true) as
  select workspace_id, name, slug, created_by, created_at, seeded_permissions, logo_id, settings
  from every_workspace where deleted_at is null;

-- Who is in a workspace is asked of the workspace, too (membership.ts). What comes in without a member:
-- invitations lead nowhere,
create or replace function find_invitation(secret_hash bytea, typed_code text)
  returns table (kind text, workspace_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'email', i.workspace_id, i.id from invitation i join workspace w using (workspace_id) where i.token_hash = secret_hash
  union all
  select 'link', l.workspace_id, l.id from invite_link l join workspace w using (workspace_id) where l.token_hash = secret_hash
  union all
  select 'code', c.workspace_id, c.workspace_id from organisation_code c join workspace w using (workspace_id)
  where c.code = typed_code
$$;

-- nothing is due,
create or replace function take_timers(kinds text[], most integer)
returns table (workspace_id uuid, kind text, id uuid, due_at timestamptz, tries integer)
language sql security definer set search_path = public, pg_temp as $$
  with due as materialized (
    select t.workspace_id, t.kind, t.id from timer t where t.due_at <= now() and t.kind = any(kinds)
      and exists (select from workspace w where w.workspace_id = t.workspace_id)
    order by t.due_at limit most for update skip locked
  )
  update timer t set due_at = now() + interval '30 seconds' * power(2, least(t.tries, 7)), tries = t.tries + 1
  from due where t.workspace_id = due.workspace_id and t.kind = due.kind and t.id = due.id
  returning t.workspace_id, t.kind, t.id, t.due_at, t.tries;
$$;

-- and nobody is told anything.
create or replace function delivery_accounts(ids uuid[])
  returns table (account_id uuid, email text, email_verified boolean, seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.email_verified, (select max(s.active_at) from session s where s.account_id = a.id)
  from account a where a.id = any(ids) and exists (
    select from member m where m.workspace_id = app_workspace() and m.account_id = a.id and m.state = 'active')
    and exists (select from workspace w where w.workspace_id = app_workspace())
$$;
create or replace function members_with_devices(ids uuid[]) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select m.id from member m
  where m.workspace_id = app_workspace() and m.id = any(ids) and m.state = 'active'
    and exists (select from push_device d where d.account_id = m.account_id)
    and exists (select from workspace w where w.workspace_id = app_workspace());
$$;

-- Those whose time to be brought back is over.
create function workspaces_to_forget(before timestamptz) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id from every_workspace w where w.deleted_at < before order by w.deleted_at
$$;
revoke all on function workspaces_to_forget from public;
grant execute on function workspaces_to_forget to atrium_app;

-- Addresses of these people of the deleted workspace the transaction speaks for: to say how it is brought back.
create function addresses_of_deleted(ids uuid[]) returns table (email text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.email from account a
  where exists (select from member m where m.workspace_id = app_workspace() and m.id = any(ids)
      and m.account_id = a.id and m.state = 'active')
    and exists (select from every_workspace w where w.workspace_id = app_workspace() and w.deleted_at is not null)
$$;
revoke all on function addresses_of_deleted from public;
grant execute on function addresses_of_deleted to atrium_app;

-- The audit trail is only ever added to. It ends with its workspace, and no sooner than that could be brought back.
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from every_workspace w where w.workspace_id = old.workspace_id
      and w.deleted_at < now() - interval '30 days') then return old; end if;
  end if;
  raise exception 'the audit trail is only ever added to';
end $$;
create function forget_audit(most int) returns int
  language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from audit_entry where workspace_id = app_workspace() and ctid = any(array(
      select ctid from audit_entry where workspace_id = app_workspace() limit most)) returning 1
  )
  select count(*)::int from gone
$$;
revoke all on function forget_audit from public;
grant execute on function forget_audit to atrium_app;
