import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { fileHolder } from "#files/shared-files/index.ts";
import { feature } from "#platform/operations/feature.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { followRemovedFiles } from "./follow-removed-files.ts";
import { forgetDeletedFiles } from "./forget-deleted-files.ts";
import { listMessageVersions } from "./list-message-versions.ts";
import { listMessages } from "./list-messages.ts";
import { filesOfMessages, inMessages, messageHolder } from "./message-files.ts";
import { messagePart } from "./message-parts.ts";
import { messageReference } from "./message-reference.ts";
import { readMessage } from "./read-message.ts";
import { restoreMessage } from "./restore-message.ts";
import { sendMessage } from "./send-message.ts";

export { fewPeople } from "./calls-of.ts";
export { undoable } from "./forget-deleted-files.ts";
export { messagesFor } from "./message.ts";
export { accessMessage, requireMayDelete, type SeenMessage } from "./message-access.ts";
export {
  filesOfMessages,
  filesToSend,
  filesWaiting,
  messageHolder,
  requireFewFiles,
  showInMessage,
} from "./message-files.ts";
export { pageAfter, pageBefore } from "./message-page-rows.ts";
export { carry, messagePart } from "./message-parts.ts";
export { messageReference } from "./message-reference.ts";
export {
  type MessageRow,
  messageById,
  messageColumns,
  messageIn,
  messageOfClient,
  readableMessages,
  withThread,
} from "./message-rows.ts";
export { type Post, post, type Sending } from "./post.ts";
export { tellMessage } from "./tell-changed.ts";
export { type Said, saidWords, wordless } from "./wordless.ts";

messagePart("files", ({ db, workspaceId }, messageIds) => filesOfMessages(db, workspaceId, messageIds));
fileHolder(inMessages, messageHolder);

/** Messages: send, edit, delete, undo, and pages of what was said. */
export const messages = feature({
  name: "chat/messages",
  operations: [sendMessage, editMessage, deleteMessage, restoreMessage, listMessages, readMessage, listMessageVersions],
  events: [messageSent, messageChanged],
  followers: [followRemovedFiles],
  timers: [forgetDeletedFiles],
  permissions: {
    "message.send": { summary: "write in channels one is in", roles: ["owner", "admin", "member", "guest"] },
    "message.call_everybody": {
      summary: "call everybody in a channel, or groups of more than twenty",
      roles: ["owner", "admin", "member"],
    },
    "message.moderate": { summary: "delete what others wrote", roles: ["owner", "admin"] },
  },
  references: { message: messageReference },
});
