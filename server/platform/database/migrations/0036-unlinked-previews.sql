-- Previews of all workspaces that were looked up before then, and that no message has linked to since then.
create function unlinked_previews(before timestamptz, most int) returns table (workspace_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.workspace_id, p.id from link_preview p
  where p.expires_at < before and not exists (
    select from message_link l join message m on m.workspace_id = l.workspace_id and m.id = l.message_id
    where l.workspace_id = p.workspace_id and l.preview_id = p.id
      and (m.deleted_at is null or m.deleted_at >= before)
  )
  order by p.expires_at limit most
$$;
revoke all on function unlinked_previews from public;
grant execute on function unlinked_previews to atrium_app;
create index link_preview_expiry on link_preview (expires_at);
