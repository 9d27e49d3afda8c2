-- The newest calls of a group: a list of what called one walks it for each group one is in.
create index group_mention_newest on group_mention (workspace_id, group_id, message_id);

-- Workspaces with events somebody of these has not come to: a look for what no wake-up told. It goes through the heads a
-- piece at a time, in the order of their ids from `after` on, and says how far it came (null at the end): what a look
-- costs does not grow with how many workspaces there are.
drop function workspaces_behind(text[], integer);
create function workspaces_behind(names text[], after uuid, most integer, out behind uuid[], out through uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with heads as materialized (
    select workspace_id, seq from event_head where workspace_id > after order by workspace_id limit most
  )
  select
    array(
      select h.workspace_id from heads h
      where h.seq > 0 and (select count(*) from event_follower f where f.workspace_id = h.workspace_id and f.name = any(names)
        and f.seq >= h.seq) < cardinality(names)
      order by h.workspace_id
    ),
    case when (select count(*) from heads) = most then (select max(workspace_id::text)::uuid from heads) end;
$$;
revoke all on function workspaces_behind from public;
grant execute on function workspaces_behind to atrium_app;
