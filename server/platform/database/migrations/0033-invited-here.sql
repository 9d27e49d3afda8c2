-- Open invitations to the address an account has shown to be its own, in whatever workspace it is not in: who is signed
-- in sees them without the mail. An address nobody has shown to be theirs needs the token of the mail.
create index invitation_to on invitation (email_key) where accepted_at is null and revoked_at is null;

create function invitations_to_me()
  returns table (workspace_id uuid, id uuid, workspace_name text, invited_by text, sent_at timestamptz,
    expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.workspace_id, i.id, w.name, inviter.name, i.sent_at, i.expires_at
  from account a
  join invitation i on i.email_key = lower(a.email) and i.accepted_at is null and i.revoked_at is null
  join workspace w on w.workspace_id = i.workspace_id
  left join member inviter on inviter.workspace_id = i.workspace_id and inviter.id = i.invited_by
  where a.id = app_account() and a.email_verified and i.expires_at > now()
    and not exists (select from member own where own.workspace_id = i.workspace_id and own.account_id = a.id
      and (own.state in ('active', 'suspended')
        or (own.state = 'left' and own.state_by is not null and own.state_at >= i.sent_at)))
  order by i.sent_at desc limit 100;
$$;
revoke all on function invitations_to_me from public;
grant execute on function invitations_to_me to atrium_app;
