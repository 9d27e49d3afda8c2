import { t } from "@lingui/core/macro";
import { giveUploads, removeUploads } from "#files/uploads/index.ts";
import { newClientId } from "#platform/api/new-client-id.ts";
import { toast } from "#ui/feedback/toast.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { draftOf, keepDraft } from "../drafts/index.ts";

/** How long somebody may think better of it. */
const grace = 8000;

/** Forgets what was begun. Its files are put aside, and go when nobody has undone it, or when the page is left. */
export function removeDraft(conversation: Conversation): void {
  const key = conversationKey(conversation);
  const text = draftOf(conversation);
  const aside = `removed:${newClientId()}`;
  keepDraft(conversation, "");
  giveUploads(key, aside);
  const settle = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", finish);
    dismiss();
  };
  const finish = () => {
    settle();
    removeUploads(aside);
  };
  const undo = () => {
    settle();
    keepDraft(conversation, text);
    giveUploads(aside, key);
  };
  const timer = setTimeout(finish, grace);
  addEventListener("pagehide", finish);
  const dismiss = toast(t`Draft deleted`, { action: { label: t`Undo`, run: undo } });
}
