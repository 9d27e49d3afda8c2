-- When somebody last used the app on a device: a window left open keeps its session alive, and is nobody at it.
alter table session add column active_at timestamptz;

create function note_active_sessions(ids uuid[], at timestamptz) returns void language sql security definer
set search_path = public, pg_temp as $$
  update session set active_at = at
  where id = any(ids) and (active_at is null or active_at < at - interval '30 seconds');
$$;
revoke all on function note_active_sessions from public;
grant execute on function note_active_sessions to atrium_app;

create or replace function delivery_accounts(ids uuid[])
  returns table (account_id uuid, email text, email_verified boolean, seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.email_verified, (select max(s.active_at) from session s where s.account_id = a.id)
  from account a where a.id = any(ids) and exists (
    select from member m where m.workspace_id = app_workspace() and m.account_id = a.id and m.state = 'active')
$$;
