import { currentSpace } from "#platform/store/space.ts";

/**
 * Addresses of the chat: `/slug/c/CHANNEL`, with `?m=MESSAGE` for a permalink and `?thread=ROOT` beside it.
 */
export type ChatPlace = { message?: string; thread?: string };

/** The address of a channel, or of a message or thread in it. */
export function channelAddress(channelId: string, place: ChatPlace = {}, slug = currentSpace().slug): string {
  const search = new URLSearchParams();
  if (place.message) search.set("m", place.message);
  if (place.thread) search.set("thread", place.thread);
  const query = search.toString();
  return `/${slug}/c/${channelId}${query && `?${query}`}`;
}

type Addressed = { id: string; channelId: string; threadId: string | null };

/** The address of a message, beside its thread when it is a reply. */
export const messageAddress = ({ id, channelId, threadId }: Addressed): string =>
  channelAddress(channelId, { message: id, ...(threadId === null ? {} : { thread: threadId }) });

/** The same as something to paste elsewhere. */
export const messageLink = (message: Addressed): string => location.origin + messageAddress(message);
