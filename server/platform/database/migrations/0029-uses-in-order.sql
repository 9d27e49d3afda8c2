-- The places of one file, in the order they are gone through: a part of them at a time, however many.
create index file_use_in_order on file_use (workspace_id, file_id, kind, holder_id);
