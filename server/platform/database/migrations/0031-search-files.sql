-- What search looks at of files: one entry per file, its name and tags folded, its text folded, and in `tokens` what an
-- index is asked for: pieces of the words, as in search_entry, and the day it was uploaded on. Written after the commit.
create table file_entry (
  workspace_id uuid not null,
  file_id uuid not null,
  uploader_id uuid not null,
  type text not null,
  tokens integer[] not null,
  -- name and tags
  names text not null,
  -- what stands in it, or is said in it
  words text not null,
  primary key (workspace_id, file_id)
);
create index file_entry_tokens on file_entry using gin (tokens) with (fastupdate = off);
select lock_to_workspace('file_entry');

-- How many entries a day has: a search goes back day by day, several at once where they are short.
create table file_day (
  workspace_id uuid not null,
  day integer not null,
  files integer not null,
  primary key (workspace_id, day)
);
select lock_to_workspace('file_day');

-- Words of names as they are written, to find what somebody mistyped. What nobody uses any more may stay.
create table file_word (
  workspace_id uuid not null,
  word text not null,
  primary key (workspace_id, word)
);
select lock_to_workspace('file_word');

-- Days since 1970 of a file's id, which begins with the milliseconds it was made at (UUIDv7); as a token below it.
create function day_of_file(id uuid) returns integer language sql immutable parallel safe
  as $$ select ((('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint) / 86400000)::integer $$;
create function day_token(day integer) returns integer language sql immutable parallel safe
  as $$ select 1342177280 | day $$;

-- The one way to search files; past row-level security for the same reason as search_messages, so every filter stands
-- here. `asked`: workspace and member; must (tokens), terms, without (folded); in_names: terms in names alone, else in the words
-- and not all in the names; type, uploaders, places; before and from (file ids); archived; most.
-- Answers ids, the newest first, with the place of the first term in the words; and the last day that was looked at.
create function search_files(asked jsonb) returns jsonb language plpgsql stable security definer
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
              else (o.member_id is not null or (ch.visibility = 'public' and may_browse))
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
revoke all on function search_files(jsonb) from public;
grant execute on function search_files(jsonb) to atrium_app;

-- Files that are shown somewhere and have no entry: those nobody told the followers of.
create function workspaces_with_unread_files() returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select distinct l.workspace_id from library_entry l where not exists (
    select from file_entry e where e.workspace_id = l.workspace_id and e.file_id = l.file_id)
$$;
revoke all on function workspaces_with_unread_files() from public;
grant execute on function workspaces_with_unread_files() to atrium_app;
