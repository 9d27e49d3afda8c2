/** Writing: the composer of a conversation, and of a message that is changed. */
export { ConversationComposer } from "./conversation-composer.tsx";
export { MessageEditor } from "./message-editor.tsx";
