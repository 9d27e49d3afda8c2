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
create policy own on member for select using (app_workspace() is null and account_id = app_account());

-- The words of every name, folded: finds the beginning of any word among 15,000 people by an index range.
create table member_name_word (
  workspace_id uuid not null,
  word text collate "C" not null,
  member_id uuid not null,
  primary key (workspace_id, word, member_id),
  foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
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

-- The secret the running transaction came with: whoever names it sees the row it opens, in any workspace.
create function app_token() returns text language sql stable
  as $$ select nullif(current_setting('app.token', true), '') $$;

create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  email_key text not null,
  -- SHA-256, hexadecimal, of the token in the mail
  token_hash text not null unique,
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
create policy bearer on invitation for select using (token_hash = app_token());

create table invite_link (
  workspace_id uuid not null,
  id uuid not null,
  -- SHA-256, hexadecimal; the token itself is derived from the id and the instance's key, so it can be shown again
  token_hash text not null unique,
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
create policy bearer on invite_link for select using (token_hash = app_token());

-- One code a workspace, short enough to be typed; shown to those who manage invitations.
create table organisation_code (
  workspace_id uuid primary key,
  code text not null unique,
  created_by uuid not null,
  created_at timestamptz not null
);
select lock_to_workspace('organisation_code');
create policy bearer on organisation_code for select using (code = app_token());
