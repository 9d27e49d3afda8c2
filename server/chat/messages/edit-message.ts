import { editMessage as contract } from "@atrium/contract/chat/messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage, requireAuthor } from "./message-access.ts";
import { rewrite } from "./message-rows.ts";
import { answerChanged } from "./tell-changed.ts";

/** The same text again changes nothing, and what it carries stays. Editing calls nobody: who was called was called when it was sent. */
export const editMessage = handle(contract, async (context, input) => {
  const { db, workspaceId, member, now } = context;
  const found = await accessMessage(context, input, "message.own", { lock: "channel" });
  requireAuthor(member, found);
  if (found.message.deleted_at) refuse("deleted");
  if (input.text.trim() === "" && !found.message.parts?.includes("files")) refuse("empty_message");
  const which = { workspaceId, id: input.messageId };
  const edit = { versionId: newId(), text: input.text, at: now };
  return answerChanged(context, input, await rewrite(db, which, edit));
});
