-- What waits to be told outside the app: one row per person, medium and conversation, however much was said there. It
-- goes when it was read, when it was told and then read, or when nothing of it may be told any more.
create table delivery (
  workspace_id uuid not null,
  member_id uuid not null,
  medium text not null,
  -- a thread (its first message), or a channel
  conversation_id uuid not null,
  channel_id uuid not null,
  thread_id uuid,
  -- why the first of them is told
  reason text not null,
  -- what is to be told, oldest first, at most 20; further ones are counted
  message_ids uuid[] not null,
  more integer not null default 0,
  -- position of the newest, in the thread or the channel's timeline: read up to here and there is nothing to tell
  last_seq bigint not null,
  -- held by quiet hours: told together with everything else that was
  held boolean not null default false,
  -- null while there is nothing to tell that was not told
  due_at timestamptz,
  -- when it was last told: the medium withdraws it when it is read
  sent_at timestamptz,
  primary key (workspace_id, member_id, medium, conversation_id)
) with (fillfactor = 80);
create index delivery_due on delivery (workspace_id, due_at) where due_at is not null;
create index delivery_sent on delivery (workspace_id, sent_at) where due_at is null;
select lock_to_workspace('delivery');

-- Words somebody wants to hear of, by their first word; the empty word: everything in channels not chosen otherwise.
-- Kept from the preferences, so that a message finds who waits for its words without asking everybody.
create table listening (
  workspace_id uuid not null,
  word text collate "C" not null,
  member_id uuid not null,
  phrase text not null,
  primary key (workspace_id, word, member_id, phrase)
);
create index listening_member on listening (workspace_id, member_id);
select lock_to_workspace('listening');
-- Who chose to hear everything of a channel.
create index channel_member_all on channel_member (workspace_id, channel_id, member_id) where notify = 'all';

-- Addresses, and when they were last here, of the people of the workspace the transaction speaks for.
create function delivery_accounts(ids uuid[])
  returns table (account_id uuid, email text, email_verified boolean, seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.email, a.email_verified,
    (select max(s.last_seen_at) from session s where s.account_id = a.id)
  from account a where a.id = any(ids) and exists (
    select from member m where m.workspace_id = app_workspace() and m.account_id = a.id and m.state = 'active')
$$;
revoke all on function delivery_accounts from public;
grant execute on function delivery_accounts to atrium_app;
