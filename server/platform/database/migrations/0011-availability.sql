-- How people can be reached. `quiet_*` is everybody's to know and comes with the profile; the others are not.
alter table member
  -- do not disturb for now
  add column quiet_until timestamptz,
  -- [{"day", "from", "to"}] of every week, in the member's time zone; null for none
  add column quiet_hours jsonb,
  -- whose messages ring although it is quiet
  add column lets_through uuid[] not null default '{}',
  -- seen as offline by everybody
  add column invisible boolean not null default false;
-- Few are: whoever shows presence reads them all at once.
create index member_invisible on member (workspace_id, id) where invisible;
