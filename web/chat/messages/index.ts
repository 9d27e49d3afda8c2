/** Messages: holding, loading, sending, changing and showing them. */

export { editMessage, forgetEdit, textToEdit } from "./edit-message.ts";
export { answerLast, editing, editLast, startEditing } from "./editing.ts";
export { MessageList, type MessageListHandle } from "./list/message-list.tsx";
export { onThreadRead } from "./load-messages.ts";
export { registerMessageActions } from "./message-actions.ts";
export { forgetRemembered } from "./message-memory.ts";
export { MessageOverlays } from "./message-overlays.tsx";
export {
  type MessageAction,
  type MessageTarget,
  messageActions,
  messageEditors,
  messageFooters,
  messageMarks,
  messageParts,
  outgoingParts,
} from "./message-slots.ts";
export {
  alsoHeldBy,
  applyChanged,
  applyReaction,
  changeHeld,
  forgetChannel,
  freshness,
  heldMessage,
  markStale,
  timelineOf,
  withJournal,
  withOwn,
} from "./message-store.ts";
export { outbox } from "./outbox.ts";
export { asMessage } from "./outgoing.ts";
export { recentAuthors } from "./recent-authors.ts";
export { registerMessagesFeature } from "./register-messages.ts";
export { MessageCard, MessageCards } from "./row/message-card.tsx";
export { MessageMark } from "./row/message-mark.tsx";
export { MessageRow } from "./row/message-row.tsx";
export { ShelvedRow } from "./row/shelved-row.tsx";
export { sendMessage } from "./send-message.ts";
export { clearShelf, shelve, useShelved } from "./shelf.ts";
export { walkRows } from "./walk-rows.ts";
