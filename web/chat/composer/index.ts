/** Writing: the composer of a conversation, and of a message that is changed. */
export type { ComposerHandle } from "./composer.tsx";
export { ConversationComposer } from "./conversation-composer.tsx";
export { MessageEditor } from "./message-editor.tsx";
