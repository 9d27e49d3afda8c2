-- Pictures of people and emoji lie in storage, sealed like files. What was kept here before is moved there by the
-- server once it has started (server/platform/images/move-pictures.ts); a later migration drops `bytes`.
alter table member_picture alter column bytes drop not null, add column stored_id uuid;
alter table custom_emoji alter column bytes drop not null, add column stored_id uuid;
create index member_picture_unmoved on member_picture (workspace_id, id) where stored_id is null;
create index custom_emoji_unmoved on custom_emoji (workspace_id, id) where stored_id is null;

-- What a workspace is known by in the rail; the id changes with the picture.
alter table workspace add column logo_id uuid;
create table workspace_logo (
  workspace_id uuid primary key,
  id uuid not null,
  media_type text not null,
  stored_id uuid not null,
  created_at timestamptz not null
);
select lock_to_workspace('workspace_logo');

-- Workspaces with pictures that are still to be moved.
create function workspaces_with_unmoved_pictures() returns table (workspace_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.workspace_id from member_picture m where m.stored_id is null
  union
  select e.workspace_id from custom_emoji e where e.stored_id is null
$$;
revoke all on function workspaces_with_unmoved_pictures from public;
grant execute on function workspaces_with_unmoved_pictures to atrium_app;
