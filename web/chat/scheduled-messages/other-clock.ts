import { profileOf, useProfile } from "#people/profiles/index.ts";
import { space } from "#platform/store/space.ts";
import { channelById } from "../channels/index.ts";
import type { Elsewhere } from "../plan-time/index.ts";

/** Whom one writes to in a direct message, unless it is oneself. */
const otherIn = (channelId: string): string | undefined => {
  const channel = channelById(channelId);
  return channel?.kind === "direct" ? channel.people.find((one) => one !== space.get()?.memberId) : undefined;
};

/** In a direct message: the other's clock. */
export function otherClock(channelId: string): Elsewhere | undefined {
  const other = profileOf(otherIn(channelId) ?? "");
  return other && { name: other.name, timeZone: other.timeZone };
}

export function useOtherClock(channelId: string): Elsewhere | undefined {
  const other = useProfile(otherIn(channelId) ?? "");
  return other && { name: other.name, timeZone: other.timeZone };
}
