-- Workspaces, the people in them, and how one gets in. 0001 has roles, grants and the event log.

create table workspace (
  workspace_id uuid primary key,
  name text not null,
  slug text not null unique,
  created_by uuid not null,
  created_at timestamptz not null,
  -- the permissions its built-in roles were last seeded with: what a newer version declares is added once
  seeded_permissions text[] not null
);
select lock_to_workspace('workspace');

-- A person in one workspace: profile and standing. account_id is null for placeholders and bots.
create table member (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid,
  kind text not null check (kind in ('person', 'placeholder', 'bot')),
  state text not null default 'active' check (state in ('active', 'suspended', 'left')),
  -- when the state last changed: an invitation older than a removal does not undo it
  state_at timestamptz not null,
  -- who removed or suspended them; null when they left by themselves
  state_by uuid,
  name text not null,
  -- the name without case and accents, for order
  name_key text collate "C" not null,
  title text not null default '',
  picture_id uuid,
  time_zone text not null default 'UTC',
  -- {"emoji", "text", "expiresAt"}; an expired one is not shown
  status jsonb,
  joined_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, account_id)
);
create index member_name on member (workspace_id, state, name_key, id);
-- The one index that does not begin with the workspace: "the workspaces I am in".
create index member_account on member (account_id) where account_id is not null;
select lock_to_workspace('member');
-- Outside any workspace an account sees its own memberships; inside one, that workspace's rows and nothing else.
create policy own on member for select to atrium_app using (app_workspace() is null and account_id = app_account());

-- The words of every name, folded: finds the beginning of any word among 15,000 people by an index range.
create table member_name_word (
  workspace_id uuid not null,
  word text collate "C" not null,
  member_id uuid not null,
  -- No foreign key: it is an index kept by one file, and checking 15,000 people one by one took ten seconds.
  primary key (workspace_id, word, member_id)
);
create index member_name_word_member on member_name_word (workspace_id, member_id);
select lock_to_workspace('member_name_word');

create table member_picture (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index member_picture_member on member_picture (workspace_id, member_id);
select lock_to_workspace('member_picture');

create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  email_key text not null,
  -- SHA-256 of the token in the newest mail; null until that is written
  token_hash bytea unique,
  role_id uuid not null,
  invited_by uuid not null,
  -- the placeholder the invited person becomes
  claims uuid,
  created_at timestamptz not null,
  -- when somebody last asked for the mail; a removal after it makes the invitation void
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, role_id) references role (workspace_id, id)
);
create unique index invitation_open on invitation (workspace_id, email_key)
  where accepted_at is null and revoked_at is null;
select lock_to_workspace('invitation');

create table invite_link (
  workspace_id uuid not null,
  id uuid not null,
  -- SHA-256; the token itself is derived from the id and the instance's key, so that it can be shown again
  token_hash bytea not null unique,
  role_id uuid not null,
  uses integer not null default 0,
  max_uses integer,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, role_id) references role (workspace_id, id)
);
select lock_to_workspace('invite_link');

-- One code a workspace, short enough to be typed; shown to those who manage invitations.
create table organisation_code (
  workspace_id uuid primary key,
  code text not null unique,
  created_by uuid not null,
  created_at timestamptz not null
);
select lock_to_workspace('organisation_code');

-- What a secret opens, in whichever workspace: the hash of a token, or a code. One row to whoever presents it.
create function find_invitation(secret_hash bytea, typed_code text)
  returns table (kind text, workspace_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'email', i.workspace_id, i.id from invitation i where i.token_hash = secret_hash
  union all
  select 'link', l.workspace_id, l.id from invite_link l where l.token_hash = secret_hash
  union all
  select 'code', c.workspace_id, c.workspace_id from organisation_code c where c.code = typed_code
$$;

-- Gives the built-in roles of every workspace what this version's features declare for them and did not before;
-- what a workspace changed about its roles stays. `declared`: {"permission": ["owner", "admin"]}.
create function seed_permissions(declared jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  names text[] := array(select jsonb_object_keys(declared));
begin
  update role r set permissions = r.permissions || array(
      select d.key from jsonb_each(declared) d
      where d.key <> all(w.seeded_permissions) and d.key <> all(r.permissions) and d.value ? r.key
      order by d.key)
    from workspace w
    where w.workspace_id = r.workspace_id and r.key is not null and not w.seeded_permissions @> names;
  update workspace w set seeded_permissions = array(select unnest(w.seeded_permissions || names) as name group by name)
    where not w.seeded_permissions @> names;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['find_invitation(bytea, text)', 'seed_permissions(jsonb)'] loop
    execute format('revoke all on function %s from public', name);
    execute format('grant execute on function %s to atrium_app', name);
  end loop;
end $$;
