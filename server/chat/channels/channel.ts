import type { Channel } from "@atrium/contract/chat/channels.ts";
import { audience } from "#platform/events/event-log.ts";
import type { ChannelRow } from "./channel-rows.ts";

/** A row as those who may read the channel see it. */
export const channelOf = (row: ChannelRow): Channel => ({
  id: row.id,
  kind: row.kind,
  visibility: row.visibility,
  name: row.name,
  topic: row.topic,
  purpose: row.purpose,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
  memberCount: row.member_count,
  people: row.people ?? [],
});

/** The audience of everybody in a channel. */
export const channelKey = (channelId: string): string => audience.scope("channel", channelId);
