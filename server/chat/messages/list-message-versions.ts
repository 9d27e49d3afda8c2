import { listMessageVersions as contract } from "@atrium/contract/chat/messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage } from "./message-access.ts";
import { versionsOf } from "./message-rows.ts";

/** For everybody who may read the message: an edit hides nothing. A deletion does. */
export const listMessageVersions = handle(contract, async (context, input) => {
  const { message } = await accessMessage(context, input, "channel.browse");
  if (message.deleted_at) refuse("deleted");
  const versions = await versionsOf(context.db, { workspaceId: context.workspaceId, id: message.id });
  return { versions: versions.map(({ text, until }) => ({ text, until: until.toISOString() })) };
});
