import { channelById } from "./channels/index.ts";
import { conversationOf } from "./conversation.ts";

/** Whether a key is that of a conversation: files are also held by messages on their way, and by folders. */
export const isConversation = (key: string): boolean => channelById(conversationOf(key).channelId) !== undefined;
