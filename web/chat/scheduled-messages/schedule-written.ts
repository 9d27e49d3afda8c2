import { t } from "@lingui/core/macro";
import { settleUpload, uploads } from "#files/uploads/index.ts";
import { toast } from "#ui/feedback/toast.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { draftOf } from "../drafts/index.ts";
import { schedule } from "./scheduled-actions.ts";

/**
 * Writes for later what stands in the field of a conversation, with its files. Answers whether the field may become
 * empty: what was written while the server answered stays, and so does all of it while a file is on its way.
 */
export async function scheduleWritten(
  conversation: Conversation,
  { at, alsoToChannel = false }: { at: Date; alsoToChannel?: boolean },
): Promise<boolean> {
  const holder = conversationKey(conversation);
  const carried = uploads.get().filter((upload) => upload.holder === holder && upload.state !== "refused");
  if (carried.some(({ state }) => state !== "done")) {
    toast(t`Some files are still on their way. Choose the time again when they are there.`);
    return false;
  }
  const text = draftOf(conversation);
  const files = carried.flatMap(({ file }) => file?.id ?? []);
  await schedule(conversation, { text, files, at, alsoToChannel });
  for (const { id } of carried) settleUpload(id);
  return draftOf(conversation) === text;
}
