-- What is to be done at a time. Taking one moves its time on by a lease: when who took it dies, it is due again.
create table timer (
  workspace_id uuid not null,
  kind text not null,
  id uuid not null,
  -- milliseconds, as clients have them: compared for equality
  due_at timestamptz(3) not null,
  tries integer not null default 0,
  primary key (workspace_id, kind, id)
);
create index timer_due on timer (due_at);
select lock_to_workspace('timer');

-- Takes what is due, in whatever workspace, the longest waiting first; several processes never take the same.
-- Each further try waits twice as long.
create function take_timers(kinds text[], most integer)
returns table (workspace_id uuid, kind text, id uuid, due_at timestamptz, tries integer)
language sql security definer set search_path = public, pg_temp as $$
  with due as materialized (
    select t.workspace_id, t.kind, t.id from timer t where t.due_at <= now() and t.kind = any(kinds)
    order by t.due_at limit most for update skip locked
  )
  update timer t set due_at = now() + interval '30 seconds' * power(2, least(t.tries, 7)), tries = t.tries + 1
  from due where t.workspace_id = due.workspace_id and t.kind = due.kind and t.id = due.id
  returning t.workspace_id, t.kind, t.id, t.due_at, t.tries;
$$;
revoke all on function take_timers from public;
grant execute on function take_timers to atrium_app;

-- Messages written for later. Those that were sent are gone; `client_id` is the message's, so that one that was sent
-- is never sent again.
create table scheduled_message (
  workspace_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  client_id uuid not null,
  channel_id uuid not null,
  thread_id uuid,
  also_to_channel boolean not null,
  text text not null,
  send_at timestamptz not null,
  -- the code it was refused with at its time; the text is kept
  failed_with text,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index scheduled_message_client on scheduled_message (workspace_id, author_id, client_id);
create index scheduled_message_author on scheduled_message (workspace_id, author_id, send_at);
select lock_to_workspace('scheduled_message');

-- Reminders of messages, and of nothing but words.
create table reminder (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  client_id uuid not null,
  channel_id uuid,
  message_id uuid,
  text text not null,
  remind_at timestamptz not null,
  state text not null check (state in ('waiting', 'due', 'done')),
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index reminder_client on reminder (workspace_id, member_id, client_id);
create index reminder_member on reminder (workspace_id, member_id, remind_at) where state <> 'done';
select lock_to_workspace('reminder');
