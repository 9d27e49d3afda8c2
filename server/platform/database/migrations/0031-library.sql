-- Folders of a place: a channel, or the workspace itself (`place_id` is then the workspace's own id).
create table folder (
  workspace_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  -- null: at the top of its place
  parent_id uuid,
  -- 1 at the top
  depth smallint not null,
  name text not null,
  client_id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index folder_client on folder (workspace_id, created_by, client_id);
create unique index folder_name on folder (workspace_id, place_id, coalesce(parent_id, place_id), lower(name));
select lock_to_workspace('folder');

-- What a file is called by besides its name.
create table file_tag (
  workspace_id uuid not null,
  file_id uuid not null,
  tag text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, file_id, tag)
);
create index file_tag_files on file_tag (workspace_id, tag, file_id desc);
select lock_to_workspace('file_tag');

-- In which places a file is shown, once for each however often it is shown there: what every list of files walks.
-- Ids are made in the order of time, so the newest file is the one with the highest. Kept by the triggers below, so that
-- whoever shows a file anywhere need not know of it.
create table library_entry (
  workspace_id uuid not null,
  place_id uuid not null,
  file_id uuid not null,
  type text not null check (type in ('image', 'video', 'audio', 'document', 'other')),
  uploader_id uuid not null,
  primary key (workspace_id, place_id, file_id)
);
create index library_entry_type on library_entry (workspace_id, place_id, type, file_id);
create index library_entry_uploader on library_entry (workspace_id, place_id, uploader_id, file_id);
create index library_entry_file on library_entry (workspace_id, file_id);
select lock_to_workspace('library_entry');

-- What people filter by; `contract/files/library.ts` says the same of the kinds.
create function file_type(media_type text) returns text language sql immutable parallel safe as $$
  select case
    when media_type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif') then 'image'
    when media_type like 'video/%' then 'video'
    when media_type like 'audio/%' then 'audio'
    when media_type like 'text/%'
      or media_type in ('application/pdf', 'application/json', 'application/xml', 'image/svg+xml', 'application/x-cfb')
      or media_type ~ '^application/(vnd\.openxmlformats-officedocument|vnd\.oasis\.opendocument|vnd\.ms-|msword|rtf|vnd\.apple\.)'
      then 'document'
    else 'other' end
$$;

create function enter_library() returns trigger language plpgsql as $$
begin
  -- An entry that is going at this moment is waited for, and made anew.
  insert into library_entry (workspace_id, place_id, file_id, type, uploader_id)
  select f.workspace_id, coalesce(new.place_id, new.workspace_id), f.id,
    file_type(coalesce(f.media_type, '')), f.uploader_id
  from file f where f.workspace_id = new.workspace_id and f.id = new.file_id
  on conflict (workspace_id, place_id, file_id) do update set type = excluded.type;
  return null;
end $$;
create trigger file_use_enters after insert on file_use for each row execute function enter_library();

create function leave_library() returns trigger language plpgsql as $$
begin
  delete from library_entry e
  where e.workspace_id = old.workspace_id and e.place_id = coalesce(old.place_id, old.workspace_id)
    and e.file_id = old.file_id and not exists (
      select from file_use u where u.workspace_id = old.workspace_id and u.file_id = old.file_id
        and u.place_id is not distinct from old.place_id);
  return null;
end $$;
create trigger file_use_leaves after delete on file_use for each row execute function leave_library();

create function change_library() returns trigger language plpgsql as $$
begin
  if new.removed_at is not null then
    delete from library_entry e where e.workspace_id = new.workspace_id and e.file_id = new.id;
  else
    update library_entry e set type = file_type(coalesce(new.media_type, ''))
    where e.workspace_id = new.workspace_id and e.file_id = new.id;
  end if;
  return null;
end $$;
create trigger file_changes_library after update of media_type, removed_at on file for each row
  when (new.removed_at is not null or new.media_type is distinct from old.media_type) execute function change_library();

insert into library_entry (workspace_id, place_id, file_id, type, uploader_id)
select distinct u.workspace_id, coalesce(u.place_id, u.workspace_id), f.id, file_type(coalesce(f.media_type, '')), f.uploader_id
from file_use u join file f on f.workspace_id = u.workspace_id and f.id = u.file_id
where f.removed_at is null;

-- Every content a file has had, from its second on; the first is written down when the second comes.
create table file_version (
  workspace_id uuid not null,
  file_id uuid not null,
  version int not null,
  -- the upload it came as; null for one that was restored
  upload_id uuid,
  restored_from int,
  stored_id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  width int,
  height int,
  duration_ms int,
  uploader_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, file_id, version)
);
create index file_version_stored on file_version (workspace_id, stored_id);
create unique index file_version_upload on file_version (workspace_id, upload_id);
select lock_to_workspace('file_version');

-- Addresses at which people without an account get one file. Of the secret in the address only the hash is kept.
create table file_link (
  workspace_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  created_by uuid not null,
  client_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  secret_hash bytea not null,
  password_hash text,
  downloads int not null default 0,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create unique index file_link_secret on file_link (secret_hash);
create unique index file_link_client on file_link (workspace_id, created_by, client_id);
create index file_link_file on file_link (workspace_id, file_id, created_at desc);
select lock_to_workspace('file_link');

-- Who holds a link knows no workspace. Whether it may be used is asked inside the workspace.
create function find_file_link(given bytea) returns table (workspace_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.workspace_id, l.id from file_link l where l.secret_hash = given
$$;
revoke all on function find_file_link from public;
grant execute on function find_file_link to atrium_app;
