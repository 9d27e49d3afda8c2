-- Where an answer to a mail goes: a conversation, as one person, until a time. The address in the mail holds the code
-- and a signature over the whole row.
create table mail_reply_address (
  workspace_id uuid not null,
  code text not null,
  member_id uuid not null,
  channel_id uuid not null,
  thread_id uuid,
  expires_at timestamptz(3) not null,
  primary key (workspace_id, code)
);
create unique index mail_reply_address_code on mail_reply_address (code);
create index mail_reply_address_conversation on mail_reply_address (workspace_id, member_id, channel_id, thread_id, expires_at);
create index mail_reply_address_expires on mail_reply_address (workspace_id, expires_at);
select lock_to_workspace('mail_reply_address');

-- What a code stands for, in whichever workspace; one row to who presents it.
create function find_mail_reply_address(given text)
  returns table (workspace_id uuid, member_id uuid, channel_id uuid, thread_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.workspace_id, a.member_id, a.channel_id, a.thread_id, a.expires_at from mail_reply_address a
  where a.code = given
$$;
revoke all on function find_mail_reply_address from public;
grant execute on function find_mail_reply_address to atrium_app;
