import { timelineOf } from "./message-store.ts";
import { newestStretch } from "./timeline.ts";

/** Who wrote in a channel lately, the last one first. */
export function recentAuthors(channelId: string): string[] {
  const messages = newestStretch(timelineOf({ channelId, threadId: null }).get().timeline)?.messages ?? [];
  return [
    ...new Set(
      messages
        .slice(-80)
        .map((message) => message.authorId)
        .reverse(),
    ),
  ];
}
