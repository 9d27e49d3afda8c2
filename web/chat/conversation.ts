/** Where people talk: a channel (or direct message), or a thread in it. */
export type Conversation = { channelId: string; threadId: string | null };

/** Short and unique, for keys of maps and of this device's memory. */
export const conversationKey = ({ channelId, threadId }: Conversation): string =>
  threadId === null ? channelId : `${channelId}/${threadId}`;

/** The conversation a key was made from. */
export function conversationOf(key: string): Conversation {
  const [channelId = "", threadId = null] = key.split("/");
  return { channelId, threadId };
}
