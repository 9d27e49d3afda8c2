import type { Channel } from "@atrium/contract/chat/channels.ts";
import { t } from "@lingui/core/macro";
import { profileOf, profiles, useProfiles } from "#people/profiles/index.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";

/** The people of a direct or group message without oneself; oneself when nobody else is there. */
export function otherPeople(channel: Channel, own = space.get()?.memberId): readonly string[] {
  const others = channel.people.filter((id) => id !== own);
  return others.length > 0 ? others : channel.people;
}

/** What a channel is called: its name, or the names of its people. */
export function channelTitle(channel: Channel): string {
  if (channel.kind === "channel") return channel.name;
  const own = space.get()?.memberId;
  const names = otherPeople(channel).map((id) => profileOf(id)?.name ?? "…");
  if (channel.people.length === 1 && channel.people[0] === own) return t`${names[0] ?? ""} (you)`;
  // In a group first names tell enough, and more of them fit.
  return channel.kind === "group" ? names.map((name) => name.split(/\s+/)[0]).join(", ") : (names[0] ?? "");
}

/** The same, kept up to date while people change their names. */
export function useChannelTitle(channel: Channel | undefined): string {
  useProfiles(channel?.people ?? none);
  return useStore(profiles, () => (channel ? channelTitle(channel) : ""));
}
const none: readonly string[] = [];
