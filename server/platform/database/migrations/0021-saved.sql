-- Messages people want to come back to; each person's own.
create table saved_message (
  workspace_id uuid not null,
  member_id uuid not null,
  message_id uuid not null,
  state text not null check (state in ('open', 'done')),
  note text not null,
  -- milliseconds, as cursors have them
  saved_at timestamptz(3) not null,
  primary key (workspace_id, member_id, message_id)
);
create index saved_message_list on saved_message (workspace_id, member_id, state, saved_at desc, message_id desc);
select lock_to_workspace('saved_message');
