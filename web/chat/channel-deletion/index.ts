/** Deleting channels, and bringing them back while they are kept. */
export { onChannelBroughtBack, onChannelDeleted } from "./on-channel-deleted.ts";
export { registerChannelDeletion } from "./register-channel-deletion.ts";
