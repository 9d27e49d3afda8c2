import type { Profile } from "@atrium/contract/people/profiles.ts";
import { profileOf, useProfile } from "#people/profiles/index.ts";
import { space } from "#platform/store/space.ts";
import { channelById, useMyChannel } from "../channels/index.ts";
import type { Elsewhere } from "../plan-time/index.ts";

type Direct = { kind: string; people: readonly string[] };

/** Whom one writes to in a direct message, unless it is oneself. */
const otherIn = (channel: Direct | undefined): string =>
  (channel?.kind === "direct" && channel.people.find((one) => one !== space.get()?.memberId)) || "";

/** In a direct message: the other's clock. */
export function otherClock(channelId: string): Elsewhere | undefined {
  const other = profileOf(otherIn(channelById(channelId)));
  return other && { name: other.name, timeZone: other.timeZone };
}

export const useOther = (channelId: string): Profile | undefined =>
  useProfile(otherIn(useMyChannel(channelId)?.channel));
