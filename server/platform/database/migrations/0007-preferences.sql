-- How somebody likes things in a workspace: only what they chose; the rest is the contract's default.
create table member_preferences (
  workspace_id uuid not null,
  member_id uuid not null,
  chosen jsonb not null,
  primary key (workspace_id, member_id)
);
select lock_to_workspace('member_preferences');
