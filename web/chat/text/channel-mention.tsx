import type { ReactNode } from "react";
import { go } from "#platform/router/navigation.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { useChannel } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";

/** A channel called by name: its present name; a link for whoever may see it, and says no more to others. */
export function ChannelMention({ id, children }: { id: string; children: ReactNode }) {
  const channel = useChannel(id);
  const slug = useStore(space)?.slug ?? "";
  const address = channelAddress(id, {}, slug);
  return (
    <a
      href={address}
      className="mention"
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey) return;
        click.preventDefault();
        go(address);
      }}
    >
      {channel?.name ? `#${channel.name}` : children}
    </a>
  );
}
