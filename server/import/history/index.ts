/** Writes what people said elsewhere as if it had been said here: people, channels and messages, in bulk. */

export { type HistoryChannel, type TimelineEnd } from "./channel-writing-rows.ts";
export { followAfresh } from "./follow-afresh.ts";
export { beginProgress, type ImportProgress, progressOf } from "./import-progress-rows.ts";
export { ImportRefused, type ImportWorkspace, openImportWorkspace } from "./import-workspace.ts";
export { importedId, importedTimeId } from "./imported-id.ts";
export type { HistoryMessage } from "./message-writing-rows.ts";
export { type OpenedChannel, openChannel } from "./open-channel.ts";
export { filesShownIn } from "./shown-files-rows.ts";
export { countStored, type StoredMessage, storedMessages, storedPeople } from "./stored-rows.ts";
export { extendConversation, fillChannel, type Writing } from "./write-conversation.ts";
export { type HistoryPerson, writePeople } from "./write-people.ts";
