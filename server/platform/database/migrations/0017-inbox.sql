-- What somebody decided about an object of their inbox. What calls for attention is derived from mentions, threads,
-- direct messages and reactions; a row is here only once somebody triaged.
create table inbox_mark (
  workspace_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('thread', 'direct', 'reaction', 'joining')),
  object_id uuid not null,
  -- done up to this position; what happens later brings it back
  done_through bigint,
  done_at timestamptz,
  snoozed_until timestamptz,
  unsubscribed boolean not null default false,
  primary key (workspace_id, member_id, kind, object_id)
);
create index inbox_mark_done on inbox_mark (workspace_id, member_id, done_at desc, object_id) where done_at is not null;
create index inbox_mark_snoozed on inbox_mark (workspace_id, member_id, snoozed_until) where snoozed_until is not null;
select lock_to_workspace('inbox_mark');

-- The newest calls of everybody; those of a person, and the threads they follow, have theirs from the lists of them.
create index mention_everybody_newest on mention (workspace_id, message_id) where member_id is null;

-- Whose message was reacted to, kept beside the tally: reactions to one's own messages are found without reading them.
alter table reaction_tally add column author_id uuid;
update reaction_tally t set author_id = m.author_id from message m
  where m.workspace_id = t.workspace_id and m.id = t.message_id;
create index reaction_tally_author on reaction_tally (workspace_id, author_id, created_at desc, message_id)
  where author_id is not null;
