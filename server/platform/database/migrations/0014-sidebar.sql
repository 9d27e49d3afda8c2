-- How somebody has arranged their sidebar: sections of their own, and how they keep the three that everybody has.
create table sidebar_section (
  workspace_id uuid not null,
  member_id uuid not null,
  -- an id, or one of those everybody has: favourites, channels, direct
  id text not null,
  name text not null,
  -- where among the sections: sorted as bytes
  place text collate "C" not null,
  sort text not null check (sort in ('name', 'recent', 'manual')),
  folded boolean not null default false,
  muted boolean not null default false,
  primary key (workspace_id, member_id, id)
);
select lock_to_workspace('sidebar_section');

-- The section of their own somebody put a channel into, and where in a section that is sorted by hand.
alter table channel_member add column section_id uuid;
alter table channel_member add column place text collate "C";
