import type { Channel } from "@atrium/contract/chat/channels.ts";
import { Archive, Hash, Lock, Users } from "lucide-react";
import { PersonAvatar } from "#people/profiles/index.ts";
import { otherPeople } from "./channel-title.ts";

/** What stands before a channel's name: `#`, a lock, a person's picture, or two people. */
export function ChannelIcon({
  channel,
  size = 18,
  ring,
}: {
  channel: Channel;
  size?: 18 | 20 | 24;
  ring?: "sidebar" | "surface";
}) {
  if (channel.archivedAt) return <Archive size={size} strokeWidth={1.5} className="shrink-0" aria-hidden="true" />;
  if (channel.kind === "direct") {
    return (
      <PersonAvatar
        id={otherPeople(channel)[0] ?? channel.id}
        size={size === 24 ? 24 : 20}
        {...(ring ? { ring } : {})}
      />
    );
  }
  const Icon = channel.kind === "group" ? Users : channel.visibility === "private" ? Lock : Hash;
  return <Icon size={size} strokeWidth={1.5} className="shrink-0" aria-hidden="true" />;
}
