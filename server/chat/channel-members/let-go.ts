import type { OpenContext } from "#platform/operations/operation-context.ts";
import { type ChannelRow, type Place, takeFromChannel, tellLeft, tellMembersChanged } from "../channels/index.ts";

/** Takes people out of a channel whose row this transaction holds: they hear that, and then nothing of it any more. */
export async function letGo(
  { db }: Pick<OpenContext, "db">,
  place: Place,
  channel: ChannelRow,
  memberIds: readonly string[],
): Promise<ChannelRow> {
  const { ids, memberCount } = await takeFromChannel(db, place.workspaceId, channel.id, memberIds);
  if (ids.length > 0) tellLeft(place, ids, channel.id);
  tellMembersChanged(place, channel.id, { memberCount, left: ids });
  return { ...channel, member_count: memberCount };
}
