-- What search looks at: one entry per message, its text folded, and in `tokens` everything an index is asked for: the
-- three-letter pieces of its words (two-letter ones where words have no spaces), its segment, channel, author, marks.
-- Written after the commit by who follows the event log, never by a send; handbook/searching.md has the reasons.
create table search_entry (
  workspace_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  author_id uuid not null,
  at timestamptz not null,
  edited_at timestamptz,
  segment integer not null,
  tokens integer[] not null,
  words text not null,
  primary key (workspace_id, message_id)
);
-- New entries wait in a short list, which is merged after each batch.
create index search_entry_tokens on search_entry using gin (tokens) with (fastupdate = on, gin_pending_list_limit = 1024);
select lock_to_workspace('search_entry');

-- A stretch of about 4,000 entries written one after the other. A search goes through them from the newest back, and
-- stops when it has enough: a word that is everywhere costs no more than a rare one.
create table search_segment (
  workspace_id uuid not null,
  id integer not null,
  -- `live`: as messages are sent; `history`: what was there before, in its own order
  stream text not null check (stream in ('live', 'history')),
  size integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, id)
);
create index search_segment_newest on search_segment (workspace_id, last_at desc);
select lock_to_workspace('search_segment');
create sequence search_segment_id as integer maxvalue 268435455 cycle;

-- Workspaces with messages nobody told the followers of (an import, an older version), and how far they are read.
create table search_history (
  workspace_id uuid primary key,
  after_id uuid,
  done_at timestamptz
);
select lock_to_workspace('search_history');
insert into search_history (workspace_id) select workspace_id from workspace;

create function workspaces_with_history() returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$ select workspace_id from search_history where done_at is null $$;

create function merge_search_entries() returns void language sql security definer
set search_path = public, pg_temp as $$ select gin_clean_pending_list('search_entry_tokens'::regclass) $$;

-- The token of a thing with an id: the kind in the upper bits, the random end of the id below them.
create function search_token(kind integer, id uuid) returns integer language sql immutable parallel safe
  as $$ select (kind << 28) | ('x' || right(id::text, 7))::bit(28)::integer $$;

-- The one way to search messages. It runs as the owner, past row-level security, because a policy would keep the index
-- from being used: so every filter stands here. `asked`:
--   workspace, member        who asks; the workspace must be the transaction's own
--   must                     tokens every entry has;  terms, without: folded texts it contains, or not
--   channels, authors, to    ids, any of each;  day_from, day_until, zone: local days, the end excluded
--   archived, unread, thread, reaction, saved: switches;  parts: kinds of message parts, all of them
--   sort, most, at, id       'newest' or 'relevance'; `most` entries after the place (at, id)
--   pool, seen               relevance: so many entries not younger than `seen`, with their words, to be ranked
-- `fresh`: entries nobody has written yet, like rows of search_entry. Answers ids, the count, and whether all was seen.
create function search_messages(asked jsonb, fresh jsonb) returns jsonb language plpgsql stable security definer
set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
declare
  space constant uuid := (asked->>'workspace')::uuid;
  asker constant uuid := (asked->>'member')::uuid;
  terms constant text[] := array(select jsonb_array_elements_text(asked->'terms'));
  without constant text[] := array(select jsonb_array_elements_text(asked->'without'));
  must constant integer[] := array(select t::integer from jsonb_array_elements_text(asked->'must') as t);
  channels constant uuid[] := array(select t::uuid from jsonb_array_elements_text(asked->'channels') as t);
  authors constant uuid[] := array(select t::uuid from jsonb_array_elements_text(asked->'authors') as t);
  addressed constant uuid[] := array(select t::uuid from jsonb_array_elements_text(asked->'to') as t);
  is_ranked constant boolean := asked->>'sort' = 'relevance';
  wanted constant integer := case when is_ranked then (asked->>'pool')::integer else (asked->>'most')::integer end;
  day_from constant timestamptz := (asked->>'day_from')::timestamp at time zone (asked->>'zone');
  day_until constant timestamptz := (asked->>'day_until')::timestamp at time zone (asked->>'zone');
  seen constant timestamptz := (asked->>'seen')::timestamptz;
  place_at constant timestamptz := case when not is_ranked then (asked->>'at')::timestamptz end;
  place_id constant uuid := case when not is_ranked then (asked->>'id')::uuid end;
  parts constant text[] := array(select jsonb_array_elements_text(asked->'parts'));
  may_browse boolean;
  own uuid[];
  reach integer[];
  authors_reach integer[] := array(select search_token(7, a) from unnest(authors) as a);
  to_reach integer[] := array(select -search_token(0, a) - 1 from unnest(addressed) as a);
  fresh_ids constant uuid[] := array(select (f->>'message_id')::uuid from jsonb_array_elements(fresh) as f);
  kept uuid[];
  segments integer[];
  ends timestamptz[];
  covered integer := 0;
  chunk integer := 2;
  visited integer;
  looked_at integer := 0;
  hits jsonb := '[]';
  part jsonb;
  settled integer := 0;
  enough boolean := false;
  index_part text;
  candidates text;
  question text;
begin
  if space is null or space is distinct from app_workspace() then raise exception 'another workspace' using errcode = '42501'; end if;

  -- permission: who asks is resolved here, as it is now
  select coalesce(bool_or('channel.browse' = any(r.permissions)), false) into may_browse
    from member m
    join role_grant g on g.workspace_id = m.workspace_id and g.principal_kind = 'member' and g.principal_id = m.id
      and g.scope_kind = 'workspace'
    join role r on r.workspace_id = g.workspace_id and r.id = g.role_id
    where m.workspace_id = space and m.id = asker and m.state = 'active';
  select coalesce(array_agg(c.id), '{}') into own from channel_member o
    join channel c on c.workspace_id = o.workspace_id and c.id = o.channel_id
    where o.workspace_id = space and o.member_id = asker and c.last_seq > 0
      and (not may_browse or c.visibility = 'private' or (asked->>'unread')::boolean)
      and ((asked->>'unread')::boolean is not true or c.last_seq > o.read_seq)
      and (cardinality(channels) = 0 or c.id = any(channels));

  -- What is reached through the index alone, when it is few enough to name; the rows are asked again in any case.
  reach := array(select search_token(6, o) from unnest(own) as o);
  if cardinality(channels) > 0 then reach := array(select search_token(6, c) from unnest(channels) as c);
  elsif may_browse and (asked->>'unread')::boolean is not true then reach := reach || 1073741825; end if;
  if cardinality(reach) = 0 then return jsonb_build_object('hits', '[]'::jsonb, 'count', 0, 'complete', true); end if;

  index_part := case when cardinality(must) > 0 then ' and e.tokens @> $2' else '' end
    || case when cardinality(reach) <= 200 then ' and e.tokens && $4' else '' end
    || case when cardinality(authors) > 0 then ' and e.tokens && $5' else '' end
    || case when cardinality(addressed) > 0 then ' and e.tokens && $6' else '' end;
  candidates := 'select e.message_id, e.channel_id, e.author_id, e.at, e.edited_at, e.words,
      e.tokens @> array[1073741825] as is_open from search_entry e
      where e.workspace_id = $1 and not (e.message_id = any($7))'
    || case when (asked->>'saved')::boolean then ' and e.message_id = any($24)' else ' and e.tokens && $3' end
    || index_part || ' limit $8';
  if jsonb_array_length(fresh) > 0 then
    candidates := '(' || candidates || ') union all
      select e.message_id, e.channel_id, e.author_id, e.at, e.edited_at, e.words,
        e.tokens @> array[1073741825] as is_open from (
        select (f->>''message_id'')::uuid as message_id, (f->>''channel_id'')::uuid as channel_id,
          (f->>''author_id'')::uuid as author_id, (f->>''at'')::timestamptz as at,
          (f->>''edited_at'')::timestamptz as edited_at, f->>''words'' as words,
          array(select t::integer from jsonb_array_elements_text(f->''tokens'') as t) as tokens
        from jsonb_array_elements($9) as f) e where true' || index_part;
  end if;
  question := '';
  for n in 1 .. cardinality(terms) loop question := question || format(' and strpos(e.words, $10[%s]) > 0', n); end loop;
  for n in 1 .. cardinality(without) loop question := question || format(' and strpos(e.words, $11[%s]) = 0', n); end loop;
  question := question
    || case when cardinality(authors) > 0 then ' and e.author_id = any($12)' else '' end
    || case when day_from is not null then ' and e.at >= $13' else '' end
    || case when day_until is not null then ' and e.at < $14' else '' end
    || case when cardinality(reach) > 200 then ' and (e.channel_id = any($17) or e.is_open)' else '' end
    || case when is_ranked and seen is not null then ' and e.at <= $15' else '' end
    || case when place_at is not null then ' and (e.at, e.message_id) < ($15, $16)' else '' end;

  -- The newest first, each asked again as it is now, until there are enough.
  question := 'with candidate as materialized (' || candidates || '), fitting as (
      select e.message_id, e.channel_id, e.at, e.words
      from (select * from candidate e where true' || question || ' order by e.at desc, e.message_id desc offset 0) e
      join message m on m.workspace_id = $1 and m.id = e.message_id
      join channel c on c.workspace_id = $1 and c.id = m.channel_id
      left join channel_member o on o.workspace_id = $1 and o.channel_id = c.id and o.member_id = $18
      where m.deleted_at is null and m.edited_at is not distinct from e.edited_at
        and (o.member_id is not null or (c.visibility = ''public'' and $19))'
    || case when cardinality(channels) > 0 then ' and c.id = any($20)' else '' end
    || case when (asked->>'archived')::boolean then '' else ' and c.archived_at is null' end
    || case when (asked->>'unread')::boolean then ' and m.seq > o.read_seq' else '' end
    || case when (asked->>'thread')::boolean then ' and (m.thread_id is not null or exists (
         select from thread t where t.workspace_id = $1 and t.id = m.id and t.reply_count > 0))' else '' end
    || case when (asked->>'saved')::boolean then ' and m.id = any($24)' else '' end
    || case when cardinality(parts) > 0 then ' and m.parts @> $23' else '' end
    || case when (asked->>'reaction')::boolean then ' and exists (
         select from reaction_tally t where t.workspace_id = $1 and t.message_id = m.id and t.count > 0)' else '' end
    || case when cardinality(addressed) > 0 then ' and (exists (select from mention n
         where n.workspace_id = $1 and n.message_id = m.id and n.member_id = any($21))
         or (c.people && $21 and not (m.author_id = any($21))))' else '' end
    || ' order by e.at desc, e.message_id desc limit $22)
    select (select count(*) from candidate), coalesce((select jsonb_agg(jsonb_build_object(''id'', message_id,
      ''channel'', channel_id, ''at'', at' || case when is_ranked then ', ''words'', left(words, 2000)' else '' end
    || ')) from fitting), ''[]'')';

  -- Few, and known by name: all in one step.
  if (asked->>'saved')::boolean then
    kept := array(select k.message_id from saved_message k where k.workspace_id = space and k.member_id = asker
      order by k.saved_at desc limit 2000);
    segments := array[0];
  else select array_agg(s.id | 1342177280 order by s.last_at desc, s.id desc), array_agg(s.last_at order by s.last_at desc, s.id desc)
    into segments, ends from search_segment s
    where s.workspace_id = space and (day_until is null or s.first_at < day_until)
      and (day_from is null or s.last_at >= day_from) and (place_at is null or s.first_at <= place_at);
  end if;

  loop
    execute question into visited, part using space, must, segments[covered + 1 : covered + chunk], reach, authors_reach,
      to_reach, fresh_ids, 20000, case when covered = 0 then fresh else '[]'::jsonb end, terms, without, authors, day_from,
      day_until, coalesce(place_at, seen), place_id, own, asker, may_browse, channels, addressed, wanted - settled,
      parts, kept;
    looked_at := looked_at + visited;
    -- Too much at once to be sure of the order: the same again in smaller steps.
    if visited >= 20000 and chunk > 1 then chunk := greatest(1, chunk / 8); continue; end if;
    hits := hits || part;
    covered := covered + chunk;
    exit when covered >= coalesce(cardinality(segments), 0);
    -- What is younger than all that was not looked at is in its final order.
    settled := (select count(*) from jsonb_array_elements(hits) as h where (h->>'at')::timestamptz > ends[covered + 1]);
    enough := settled >= wanted;
    exit when enough or looked_at > 40000;
    -- As far as it will probably take, no more than can be looked at in one step, and growing while little is found.
    chunk := greatest(1, least(chunk * 4, chunk * 8000 / greatest(visited, 1),
      covered * (wanted - settled) * 5 / 4 / greatest(jsonb_array_length(hits), 1)));
  end loop;

  return jsonb_build_object(
    'complete', covered >= coalesce(cardinality(segments), 0),
    'enough', enough,
    'until', case when covered < coalesce(cardinality(segments), 0) then ends[covered + 1] end,
    'hits', (select coalesce(jsonb_agg(h), '[]') from (
      select h from jsonb_array_elements(hits) as h
      where covered >= coalesce(cardinality(segments), 0) or (h->>'at')::timestamptz > ends[covered + 1]
      order by (h->>'at')::timestamptz desc, (h->>'id')::uuid desc limit wanted) as ordered));
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['workspaces_with_history()', 'merge_search_entries()', 'search_messages(jsonb, jsonb)'] loop
    execute format('revoke all on function %s from public', name);
    execute format('grant execute on function %s to atrium_app', name);
  end loop;
end $$;
