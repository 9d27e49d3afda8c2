-- Deleted channels are kept for a while and seen by nobody. So that no query can forget that, what all of them know as
-- `channel` is from here on only what is there: the rows themselves are `every_channel`. Whoever gives it a further
-- column adds it to the end of the view with `create or replace view channel`.
alter table channel rename to every_channel;
alter table every_channel add column deleted_at timestamptz(3), add column deleted_by uuid;
drop index channel_name;
create unique index channel_name on every_channel (workspace_id, lower(name))
  where kind = 'channel' and archived_at is null and deleted_at is null;
create index channel_deleted on every_channel (workspace_id, deleted_at) where deleted_at is not null;

-- As who asks: row-level security holds behind it like before.
create view channel with (security_invoker = true) as
  select workspace_id, id, kind, visibility, name, topic, purpose, people, is_default, created_by, created_at,
    archived_at, archived_by, last_seq, last_message_at, member_count
  from every_channel where deleted_at is null;

-- A file is found at a channel that is there: being in it alone no longer says so.
create or replace function search_files(asked jsonb) returns jsonb language plpgsql stable security definer
set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
declare
  space constant uuid := (asked->>'workspace')::uuid;
  asker constant uuid := (asked->>'member')::uuid;
  must constant integer[] := array(select t::integer from jsonb_array_elements_text(asked->'must') as t);
  terms constant text[] := array(select jsonb_array_elements_text(asked->'terms'));
  without constant text[] := array(select jsonb_array_elements_text(asked->'without'));
  uploaders constant uuid[] := array(select t::uuid from jsonb_array_elements_text(asked->'uploaders') as t);
  places constant uuid[] := array(select t::uuid from jsonb_array_elements_text(asked->'places') as t);
  before_id constant uuid := (asked->>'before')::uuid;
  from_id constant uuid := (asked->>'from')::uuid;
  most constant integer := (asked->>'most')::integer;
  permissions text[];
  may_browse boolean;
  days integer[];
  counts integer[];
  at integer := 1;
  upto integer;
  looked_at integer := 0;
  chunk integer;
  hits jsonb := '[]';
  part jsonb;
  visited integer;
begin
  if space is null or space is distinct from app_workspace() then raise exception 'another workspace' using errcode = '42501'; end if;

  -- permission: who asks is resolved here, as it is now
  select coalesce(array_agg(distinct p), '{}') into permissions
    from member m
    join role_grant g on g.workspace_id = m.workspace_id and g.principal_kind = 'member' and g.principal_id = m.id
      and g.scope_kind = 'workspace'
    join role r on r.workspace_id = g.workspace_id and r.id = g.role_id, unnest(r.permissions) as p
    where m.workspace_id = space and m.id = asker and m.state = 'active';
  may_browse := 'channel.browse' = any(permissions);

  select array_agg(d.day order by d.day desc), array_agg(d.files order by d.day desc) into days, counts from file_day d
    where d.workspace_id = space and d.files > 0
      and (before_id is null or d.day <= day_of_file(before_id)) and (from_id is null or d.day >= day_of_file(from_id));

  while at <= coalesce(cardinality(days), 0) and jsonb_array_length(hits) < most and looked_at < 40000 loop
    upto := at;
    chunk := counts[at];
    while upto < cardinality(days) and chunk + counts[upto + 1] <= 4000 and upto - at < 2000 loop
      upto := upto + 1;
      chunk := chunk + counts[upto];
    end loop;
    with candidate as materialized (
      select e.file_id, e.names, e.words from file_entry e
      where e.workspace_id = space and e.tokens @> must
        and e.tokens && array(select day_token(d) from unnest(days[at:upto]) as d)
        and (asked->>'type' is null or e.type = asked->>'type')
        and (cardinality(uploaders) = 0 or e.uploader_id = any(uploaders))
        and (before_id is null or e.file_id < before_id) and (from_id is null or e.file_id >= from_id)
    ), fitting as (
      select c.file_id, case when cardinality(terms) > 0 then strpos(c.words, terms[1]) else 0 end as place
      from (select * from candidate order by file_id desc offset 0) c
      where (case when (asked->>'in_names')::boolean
          then not exists (select from unnest(terms) as t where strpos(c.names, t) = 0)
          else not exists (select from unnest(terms) as t where strpos(c.names, t) = 0 and strpos(c.words, t) = 0)
            and exists (select from unnest(terms) as t where strpos(c.names, t) = 0) end)
        and not exists (select from unnest(without) as t where strpos(c.names, t) > 0 or strpos(c.words, t) > 0)
        and exists (select from library_entry l
          left join channel ch on ch.workspace_id = space and ch.id = l.place_id
          left join channel_member o on o.workspace_id = space and o.channel_id = l.place_id and o.member_id = asker
          where l.workspace_id = space and l.file_id = c.file_id
            and (cardinality(places) = 0 or l.place_id = any(places))
            and case when l.place_id = space then 'file.browse' = any(permissions)
              else ch.id is not null and (o.member_id is not null or (ch.visibility = 'public' and may_browse))
                and ((asked->>'archived')::boolean or ch.archived_at is null) end)
      order by c.file_id desc limit most - jsonb_array_length(hits))
    select (select count(*) from candidate), coalesce((select jsonb_agg(jsonb_build_object('id', file_id, 'place', place)
      order by file_id desc) from fitting), '[]') into visited, part;
    looked_at := looked_at + greatest(visited, 1);
    hits := hits || part;
    at := upto + 1;
  end loop;
  return jsonb_build_object('hits', hits, 'complete', at > coalesce(cardinality(days), 0) and jsonb_array_length(hits) < most,
    'until', case when jsonb_array_length(hits) < most and at <= cardinality(days) then days[at] end);
end $$;

-- Channels whose time to be brought back is over, of all workspaces.
create function channels_to_forget(before timestamptz, most int) returns table (workspace_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.id from every_channel c where c.deleted_at < before order by c.deleted_at limit most
$$;
revoke all on function channels_to_forget from public;
grant execute on function channels_to_forget to atrium_app;
create index channel_forgotten on every_channel (deleted_at) where deleted_at is not null;

-- What is about a message is removed with it, wherever it is.
create index saved_message_of on saved_message (workspace_id, message_id);
create index reminder_of on reminder (workspace_id, message_id) where message_id is not null;
create index inbox_mark_of on inbox_mark (workspace_id, object_id);
create index forward_original_channel on forward (workspace_id, original_channel_id);
