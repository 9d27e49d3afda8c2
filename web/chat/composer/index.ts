/** Writing: the composer of a conversation, and of a message that is changed. */
export { Composer } from "./composer.tsx";
export {
  type Carrier,
  carriers,
  type FieldNoteProps,
  fieldNotes,
  type SendToolProps,
  sendTools,
  writingTools,
} from "./composer-slots.ts";
export { ConversationComposer } from "./conversation-composer.tsx";
export { MessageEditor } from "./message-editor.tsx";
export { insertAtCaret } from "./open-fields.ts";
export { registerComposer } from "./register-composer.ts";
