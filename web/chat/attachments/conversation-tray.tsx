import { AttachmentTray } from "#files/uploads/index.ts";
import { type Conversation, conversationKey } from "../conversation.ts";

/** What will be sent with the next message of a conversation. */
export const ConversationTray = ({ conversation }: { conversation: Conversation }) => (
  <AttachmentTray holder={conversationKey(conversation)} />
);
