import { unsaveMessage as contract, messageUnsaved } from "@atrium/contract/chat/saved.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { deleteSaved } from "./saved-rows.ts";

export const unsaveMessage = handle(contract, async (context, { workspaceId, messageId }) => {
  const { db, member, emit } = context;
  if (await deleteSaved(db, { workspaceId, memberId: member.id }, messageId))
    emit(messageUnsaved, { messageId }, { workspaceId, actorId: member.id, to: [audience.person(member.id)] });
  return {};
});
