-- What a message carries besides its text, by kind (a pin, a poll, ...): null for nearly all, so that a page asks the
-- tables of those kinds only when it holds such a message.
alter table message add column parts text[];

-- Messages held up for everybody in their channel.
create table pin (
  workspace_id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  pinned_by uuid not null,
  pinned_at timestamptz not null,
  primary key (workspace_id, message_id)
);
create index pin_channel on pin (workspace_id, channel_id, pinned_at desc);
select lock_to_workspace('pin');
