import {
  type Channel,
  type channelBroughtBack,
  type channelDeleted,
  channelLeft,
} from "@atrium/contract/chat/channels.ts";
import type { DataOf } from "@atrium/contract/protocol/event.ts";
import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { t } from "@lingui/core/macro";
import { libraryChanged } from "#files/library/index.ts";
import { profileOf } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { tellEvent } from "#platform/store/feed.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { toast } from "#ui/feedback/toast.ts";
import { applyGone, channelById, loadChannel, takeChannels } from "../channels/index.ts";
import { freshSnapshots } from "../fresh-snapshot.ts";
import { markStale } from "../messages/index.ts";

/** Somebody deleted a channel: nothing of it stays here, and who looks at it is told and led away. */
export function onChannelDeleted({ channelId }: DataOf<typeof channelDeleted>, frame: EventFrame): void {
  const channel = channelById(channelId);
  const looks = isShown(channelId);
  forgetDeleted(channelId, frame);
  if (!looks) return;
  go(`/${currentSpace().slug}`, { replace: true });
  if (channel && frame.actorId !== currentSpace().memberId) toast(deletedBy(channel, frame.actorId));
}

function deletedBy({ name }: Channel, actorId: string | null): string {
  const person = actorId === null ? undefined : profileOf(actorId)?.name;
  return person ? t`${person} deleted #${name}` : t`#${name} was deleted`;
}

const isShown = (channelId: string): boolean => location.pathname.includes(channelId);

/**
 * Whatever forgets a channel one has left forgets this one: it is told that one has. A public channel would stay to be
 * looked at, so it is gone before.
 */
function forgetDeleted(channelId: string, frame: EventFrame): void {
  const people = channelById(channelId)?.memberCount ?? 0;
  applyGone(channelId);
  tellEvent({ ...frame, name: channelLeft.name });
  refresh(people);
}

/** It is back: what one held of it is read anew. */
export function onChannelBroughtBack({ channel }: DataOf<typeof channelBroughtBack>): void {
  if (channel.visibility === "public") takeChannels([channel]);
  later(channel.memberCount, () => void loadChannel(channel.id).catch(() => undefined));
  refresh(channel.memberCount);
}

/** One's own lists, which hold something of it perhaps, are read anew like after a break. */
const refresh = (people: number): void =>
  later(people, () => {
    markStale();
    freshSnapshots.set((count) => count + 1);
    libraryChanged(undefined);
  });

/** When everybody of a large channel is told, they do not all ask at once. */
function later(people: number, run: () => void): void {
  setTimeout(() => space.get() && run(), Math.random() * Math.min(people, 20_000));
}
