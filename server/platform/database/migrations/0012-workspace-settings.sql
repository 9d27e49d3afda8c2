-- What a workspace chose of its settings; what is not in it is as `contract/workspace/settings.ts` says.
alter table workspace add column settings jsonb not null default '{}';
