-- What somebody is told of a channel: everything, only what calls them, or nothing; null as their preferences say.
alter table channel_member add column notify text check (notify in ('all', 'mentions', 'nothing'));

-- The threads somebody follows, for their list of them. What is unread in it is derived: `last_seq > read_seq`.
create index thread_member_following on thread_member (workspace_id, member_id, thread_id) where following;

-- What called somebody, newest first (ids are in the order of sending): by name, and with everybody of a channel.
create index mention_calls on mention (workspace_id, member_id, message_id) where member_id is not null;
create index mention_calls_all on mention (workspace_id, channel_id, message_id) where member_id is null;
