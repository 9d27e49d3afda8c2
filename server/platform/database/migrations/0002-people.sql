-- Accounts belong to the instance, not to a workspace. Row-level security lets a transaction see its own account's
-- rows. It is enabled and not forced: the functions below run as the owner, see past it, and answer one row each to
-- whoever presents a secret (the hash of a token, an address somebody tries to sign in with).

create table account (
  id uuid primary key,
  -- as typed; compared without regard to case
  email text not null,
  email_verified boolean not null default false,
  name text not null,
  -- runs the instance
  operator boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index account_email on account (lower(email));
alter table account enable row level security;
create policy own on account using (id = app_account());
-- Nobody makes himself the operator, whatever statement slips through.
revoke insert, update, delete on account from atrium_app;
grant update (name, email, email_verified) on account to atrium_app;

-- Apart from the account, so that reading an account never reads a hash. Argon2id as a PHC string.
create table account_password (
  account_id uuid primary key references account (id) on delete cascade,
  hash text not null,
  changed_at timestamptz not null default now()
);
alter table account_password enable row level security;
create policy own on account_password using (account_id = app_account());

-- A signed-in device. An ended session is a deleted row.
create table session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- browser: a cookie; api: access tokens, and a refresh token that is good once
  kind text not null check (kind in ('browser', 'api')),
  -- SHA-256 of the cookie's or the refresh token's 256 random bits
  token_hash bytea not null unique,
  user_agent text not null,
  ip text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id, created_at);
create index session_expires_at on session (expires_at);
alter table session enable row level security;
create policy own on session using (account_id = app_account());

-- A long-lived token for scripts.
create table personal_token (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz
);
create index personal_token_account on personal_token (account_id, created_at);
alter table personal_token enable row level security;
create policy own on personal_token using (account_id = app_account());

-- One-time tokens sent by mail, bound to a purpose, an account and an address. A used token is a deleted row.
create table mail_token (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  purpose text not null check (purpose in ('verify', 'change', 'reset')),
  email text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index mail_token_account on mail_token (account_id, purpose, created_at);
create index mail_token_expires_at on mail_token (expires_at);
alter table mail_token enable row level security;
create policy own on mail_token using (account_id = app_account());

-- Mail kept here because no SMTP_URL is set. It holds links that sign people in: the operator's eyes only.
create table local_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  sent_at timestamptz not null default now()
);
alter table local_mail enable row level security;
revoke insert, update, delete on local_mail from atrium_app;

create function app_is_operator() returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce((select operator from account where id = app_account()), false) $$;
create policy operator on local_mail for select using (app_is_operator());

create function keep_local_mail(
  new_id uuid, new_recipient text, new_subject text, new_text text, new_html text, new_sent_at timestamptz
) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into local_mail (id, recipient, subject, body_text, body_html, sent_at)
  values (new_id, new_recipient, new_subject, new_text, new_html, new_sent_at) on conflict do nothing;
  delete from local_mail where id in (select id from local_mail order by id desc offset 1000);
$$;

-- Who a cookie belongs to. plpgsql, because it keeps the plan.
create function identify_session(secret_hash bytea, at timestamptz)
  returns table (account_id uuid, session_id uuid, operator boolean, seen_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select a.id, s.id, a.operator, s.last_seen_at from session s join account a on a.id = s.account_id
    where s.token_hash = secret_hash and s.kind = 'browser' and s.expires_at > at;
end $$;

-- Who an access token belongs to, whose signature has been checked: the session must still be there.
create function identify_api_session(wanted uuid, at timestamptz)
  returns table (account_id uuid, session_id uuid, operator boolean, seen_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select a.id, s.id, a.operator, s.last_seen_at from session s join account a on a.id = s.account_id
    where s.id = wanted and s.kind = 'api' and s.expires_at > at;
end $$;

create function identify_personal_token(secret_hash bytea, at timestamptz)
  returns table (account_id uuid, session_id uuid, operator boolean, seen_at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select a.id, t.id, a.operator, t.last_used_at from personal_token t join account a on a.id = t.account_id
    where t.token_hash = secret_hash and (t.expires_at is null or t.expires_at > at);
end $$;

-- Those of the sessions and personal tokens that still stand: connections whose own is gone are closed.
create function living_sessions(ids uuid[], at timestamptz) returns table (id uuid, seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.last_seen_at from session s where s.id = any(ids) and s.expires_at > at
  union all
  select t.id, t.last_used_at from personal_token t where t.id = any(ids) and (t.expires_at is null or t.expires_at > at)
$$;

-- Devices seen since the last time; a session lives on while it is used, up to its greatest age.
create function touch_sessions(ids uuid[], at timestamptz, idle interval, greatest_age interval) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update session set last_seen_at = at, expires_at = least(at + idle, created_at + greatest_age)
    where id = any(ids) and last_seen_at < at and expires_at > at;
  update personal_token set last_used_at = at where id = any(ids) and (last_used_at is null or last_used_at < at);
$$;

-- What signing in needs to know of an address.
create function find_credential(wanted text) returns table (account_id uuid, hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, p.hash from account a left join account_password p on p.account_id = a.id
  where lower(a.email) = lower(wanted)
$$;

-- Which of these addresses have an account.
create function find_accounts(emails text[]) returns table (account_id uuid, email text, email_verified boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.email_verified from account a
  where lower(a.email) = any(array(select lower(e) from unnest(emails) as e))
$$;

create function has_accounts() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$ select exists (select from account) $$;

-- Registers; the first account of the instance becomes its operator. Two first ones wait for each other.
create function create_account(new_id uuid, new_email text, new_name text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first boolean := false;
begin
  if not exists (select from account) then
    perform pg_advisory_xact_lock(hashtextextended('first account', 0));
    first := not exists (select from account);
  end if;
  insert into account (id, email, name, operator, created_at) values (new_id, new_email, new_name, first, at);
  return first;
end $$;

-- Uses a one-time token up. Deleting is taking: of two at once one gets the row.
create function take_mail_token(secret_hash bytea, purposes text[], at timestamptz)
  returns table (account_id uuid, purpose text, email text)
  language sql security definer set search_path = public, pg_temp as $$
  delete from mail_token t where t.token_hash = secret_hash and t.purpose = any(purposes) and t.expires_at > at
  returning t.account_id, t.purpose, t.email
$$;

-- What is over and done with.
create function forget_expired_sign_ins(at timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from session where expires_at <= at;
  delete from mail_token where expires_at <= at;
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'app_is_operator()', 'keep_local_mail(uuid, text, text, text, text, timestamptz)',
    'identify_session(bytea, timestamptz)', 'identify_api_session(uuid, timestamptz)',
    'identify_personal_token(bytea, timestamptz)', 'living_sessions(uuid[], timestamptz)',
    'touch_sessions(uuid[], timestamptz, interval, interval)', 'find_credential(text)', 'find_accounts(text[])',
    'has_accounts()', 'create_account(uuid, text, text, timestamptz)',
    'take_mail_token(bytea, text[], timestamptz)', 'forget_expired_sign_ins(timestamptz)'
  ] loop
    execute format('revoke all on function %s from public', name);
    execute format('grant execute on function %s to atrium_app', name);
  end loop;
end $$;
