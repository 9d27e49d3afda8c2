import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { takeSnapshot } from "./channels/index.ts";
import { emojiVersion } from "./emoji/index.ts";
import { freshSnapshots } from "./fresh-snapshot.ts";
import { markStale } from "./messages/index.ts";

/** Takes chat's part of a workspace's first answer. What is held of messages may be older than that. */
export function takeChat(
  part: { channels: readonly MyChannel[]; more: boolean; emojiVersion: number },
  about: { cached: boolean },
): void {
  takeSnapshot(part.channels, part.more && !about.cached);
  emojiVersion.set(part.emojiVersion);
  if (about.cached) return;
  markStale();
  freshSnapshots.set((count) => count + 1);
}
