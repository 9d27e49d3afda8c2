-- The audit trail: who did what. Lines are added, never changed: each holds the seal of the one before it.
create table audit_entry (
  workspace_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  what text not null,
  on_kind text not null,
  on_id text,
  on_name text not null,
  -- json, not jsonb: sealed as it was written
  before json,
  after json,
  ip text not null,
  user_agent text not null,
  previous_seal text not null,
  seal text not null,
  primary key (workspace_id, seq)
);
create index audit_entry_actor on audit_entry (workspace_id, actor_id, seq desc);
create index audit_entry_what on audit_entry (workspace_id, what text_pattern_ops, seq desc);
create index audit_entry_at on audit_entry (workspace_id, at);
select lock_to_workspace('audit_entry');

-- The application adds and reads. Not even the owner changes a line without taking this away first.
revoke update, delete, truncate on audit_entry from atrium_app;
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_stays_whole before truncate on audit_entry
  for each statement execute function refuse_audit_change();
