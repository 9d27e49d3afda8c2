import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { takeSections, takeSnapshot } from "./channels/index.ts";
import { emojiVersion } from "./emoji/index.ts";
import { freshSnapshots } from "./fresh-snapshot.ts";
import { markStale } from "./messages/index.ts";

/** Takes chat's part of a workspace's first answer. What is held of messages may be older than that. */
export function takeChat(
  part: {
    channels: readonly MyChannel[];
    more: boolean;
    sections: readonly SidebarSection[];
    emojiVersion: number;
  },
  about: { cached: boolean },
): void {
  takeSections(part.sections);
  takeSnapshot(part.channels, part.more && !about.cached);
  emojiVersion.set(part.emojiVersion);
  if (about.cached) return;
  markStale();
  freshSnapshots.set((count) => count + 1);
}
