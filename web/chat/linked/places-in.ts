import { linksIn } from "@atrium/contract/chat/links-in.ts";
import type { Reference } from "@atrium/contract/protocol/reference.ts";

/** The most cards below one message. */
const mostPlaces = 3;
const id = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The messages and channels of a workspace that a text links to with their addresses, each once. `home` is where the
 * workspace's addresses begin. Links in code, quotes and spoilers do not count.
 */
export function placesIn(text: string, home: string): Reference[] {
  if (!text.includes(`${home}/c/`)) return [];
  const places = new Map<string, Reference>();
  for (const link of linksIn(text)) {
    const place = placeAt(new URL(link), home);
    if (place) places.set(place.id, place);
    if (places.size === mostPlaces) break;
  }
  return [...places.values()];
}

/** A permalink is its message, a thread's address the message it answers, and any other that of the channel. */
function placeAt({ origin, pathname, searchParams }: URL, home: string): Reference | undefined {
  const start = `${home}/c/`;
  const address = origin + pathname;
  const channelId = address.startsWith(start) ? address.slice(start.length) : "";
  if (!id.test(channelId)) return undefined;
  const messageId = searchParams.get("m") ?? searchParams.get("thread");
  if (messageId === null) return { kind: "channel", id: channelId };
  return id.test(messageId) ? { kind: "message", id: messageId } : undefined;
}
