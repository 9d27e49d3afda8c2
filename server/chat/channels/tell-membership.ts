import { channelJoined, channelLeft, channelMembersChanged, type MyChannel } from "@atrium/contract/chat/channels.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { type AudienceChange, audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { channelKey } from "./channel.ts";

/** Where something happens, and who did it. */
export type Place = Pick<OpenContext, "emit"> & { workspaceId: string; actorId: string | null };

/** More names than this and only the count is told. */
const mostNames = 200;

/**
 * People hear a channel from here on, and get its row: one event for all of them, since a fresh state is the same.
 * `hearing` are further people who hear it from here on without getting a row yet.
 */
export function tellJoined(
  place: Place,
  memberIds: readonly string[],
  mine: MyChannel,
  people: Profile[] = [],
  hearing: AudienceChange[] = [],
): void {
  if (memberIds.length === 0) return;
  const key = channelKey(mine.channel.id);
  place.emit(
    channelJoined,
    { channel: mine, people },
    {
      workspaceId: place.workspaceId,
      actorId: place.actorId,
      to: memberIds.map(audience.person),
      admits: [...memberIds.map((memberId) => ({ memberId, key })), ...hearing],
    },
  );
}

/** People hear nothing of a channel after this very event. */
export function tellLeft(place: Place, memberIds: readonly string[], channelId: string): void {
  const key = channelKey(channelId);
  place.emit(
    channelLeft,
    { channelId },
    {
      workspaceId: place.workspaceId,
      actorId: place.actorId,
      to: memberIds.map(audience.person),
      expels: memberIds.map((memberId) => ({ memberId, key })),
    },
  );
}

/** Tells everybody in the channel who came or went. */
export function tellMembersChanged(
  place: Place,
  channelId: string,
  change: { memberCount: number; joined?: readonly string[]; left?: readonly string[] },
): void {
  const { memberCount, joined = [], left = [] } = change;
  if (joined.length + left.length === 0) return;
  const named = joined.length + left.length <= mostNames;
  place.emit(
    channelMembersChanged,
    { channelId, memberCount, joined: named ? [...joined] : [], left: named ? [...left] : [] },
    { workspaceId: place.workspaceId, actorId: place.actorId, to: [channelKey(channelId)] },
  );
}
