-- What messages carry of what was said elsewhere.
create table forward (
  workspace_id uuid not null,
  -- the message that carries it
  message_id uuid not null,
  channel_id uuid not null,
  original_id uuid not null,
  original_channel_id uuid not null,
  original_thread_id uuid,
  author_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  -- what its channel was last told: whether the original is deleted is asked anew at every reading
  told_withdrawn boolean not null default false,
  primary key (workspace_id, message_id)
);
create index forward_original on forward (workspace_id, original_id);
select lock_to_workspace('forward');
