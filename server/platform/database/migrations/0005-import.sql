-- How far an import into a conversation has come, committed together with the rows it tells of: after a crash the
-- same file goes on where it was, and another file waits.
create table import_progress (
  workspace_id uuid not null,
  -- the product the history comes from, and what it calls the conversation
  source text not null,
  conversation text not null,
  channel_id uuid not null,
  -- what is being imported: a checksum over the whole file, and its name for people
  file_hash text not null,
  file_name text not null,
  -- messages to be stored, and stored so far, by the run that began it
  planned integer not null,
  stored integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, source, conversation)
);
create index import_progress_open on import_progress (workspace_id) where finished_at is null;
select lock_to_workspace('import_progress');
