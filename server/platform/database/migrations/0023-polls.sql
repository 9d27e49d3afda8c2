-- Polls, each carried by the message that asks.
create table poll (
  workspace_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  options text[] not null,
  -- counted from the ballots, at most about once a second: nobody who votes waits for another's
  votes integer[] not null,
  voters integer not null,
  counted_at timestamptz not null,
  multiple boolean not null,
  anonymous boolean not null,
  open boolean not null,
  closes_at timestamptz,
  closed_at timestamptz,
  primary key (workspace_id, message_id)
);
select lock_to_workspace('poll');

-- What somebody chose: one row each, so that nobody votes twice, whatever arrives at once. Empty when taken back.
create table poll_ballot (
  workspace_id uuid not null,
  message_id uuid not null,
  member_id uuid not null,
  options smallint[] not null,
  -- milliseconds, as cursors have them
  voted_at timestamptz(3) not null,
  primary key (workspace_id, message_id, member_id)
);
create index poll_ballot_list on poll_ballot (workspace_id, message_id, voted_at, member_id);
select lock_to_workspace('poll_ballot');
