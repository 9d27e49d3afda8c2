-- The words of a file: what search finds it by, and what is read where it cannot be shown.
create table file_text (
  workspace_id uuid not null,
  file_id uuid not null,
  text text not null,
  primary key (workspace_id, file_id)
);
select lock_to_workspace('file_text');
