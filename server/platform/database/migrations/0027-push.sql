-- Browsers that asked to be told when the app is not open (W3C Push API). Ends with the session it was asked in.
create table push_device (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  session_id uuid references session (id) on delete cascade,
  endpoint text not null unique,
  -- the browser's public key and the secret shared with it (RFC 8291)
  p256dh text not null,
  auth text not null,
  user_agent text not null,
  created_at timestamptz not null default now(),
  last_sent_at timestamptz,
  last_outcome text check (last_outcome in ('accepted', 'gone', 'refused', 'unreachable'))
);
create index push_device_account on push_device (account_id, created_at);
create index push_device_session on push_device (session_id);
alter table push_device enable row level security;
create policy own on push_device using (account_id = app_account());

-- A browser somebody else was signed in with is theirs no longer once another person subscribes with it.
create function release_push_endpoint(given text) returns void language sql security definer
set search_path = public, pg_temp as $$
  delete from push_device where endpoint = given and account_id is distinct from app_account();
$$;
revoke all on function release_push_endpoint from public;
grant execute on function release_push_endpoint to atrium_app;
