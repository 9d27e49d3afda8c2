import type { OpenContext } from "#platform/operations/operation-context.ts";
import {
  addToChannel,
  type ChannelRow,
  freshlyIn,
  type Place,
  tellJoined,
  tellMembersChanged,
} from "../channels/index.ts";

/** Puts people into a channel whose row this transaction holds, and tells them and everybody in it. */
export async function letIn(
  { db, now }: Pick<OpenContext, "db" | "now">,
  place: Place,
  channel: ChannelRow,
  memberIds: readonly string[],
): Promise<{ ids: string[]; channel: ChannelRow }> {
  const people = { ids: memberIds, by: place.actorId, at: now };
  const { ids, memberCount } = await addToChannel(db, place.workspaceId, channel, people);
  const grown = { ...channel, member_count: memberCount };
  tellJoined(place, ids, freshlyIn(grown));
  tellMembersChanged(place, channel.id, { memberCount, joined: ids });
  return { ids, channel: grown };
}
