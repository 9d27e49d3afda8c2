-- What pages that messages link to say of themselves: one per address and workspace, looked up once and kept a while.
create table link_preview (
  workspace_id uuid not null,
  id uuid not null,
  -- SHA-256 of the address, which is too long for an index
  url_hash text not null,
  url text not null,
  -- when it is to be looked up anew; null until it was looked up
  expires_at timestamptz,
  -- null when there is nothing to show
  card jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, url_hash)
);
select lock_to_workspace('link_preview');

-- Their pictures, kept here so that nobody's browser asks the page. The id cannot be guessed.
create table link_preview_image (
  workspace_id uuid not null,
  id uuid not null,
  preview_id uuid not null,
  media_type text not null,
  bytes bytea not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, preview_id) references link_preview (workspace_id, id) on delete cascade
);
create index link_preview_image_preview on link_preview_image (workspace_id, preview_id);
select lock_to_workspace('link_preview_image');

-- Which message links where, in order; a preview that somebody took off stays off.
create table message_link (
  workspace_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  preview_id uuid not null,
  position smallint not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (workspace_id, message_id, preview_id)
);
create index message_link_preview on message_link (workspace_id, preview_id, message_id desc);
select lock_to_workspace('message_link');
