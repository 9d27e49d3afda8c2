import { chooseFiles } from "#files/uploads/index.ts";
import { type Conversation, conversationKey } from "../conversation.ts";

/** Adds files to the next message of a conversation. */
export const attach = (conversation: Conversation, chosen: readonly File[]): void =>
  chooseFiles(conversationKey(conversation), chosen);
