import { plainText } from "@atrium/contract/chat/message-text.ts";
import { useLingui } from "@lingui/react/macro";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { attempt } from "../call-here.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { draftOf } from "../drafts/index.ts";
import { otherDrafts, settle } from "./draft-sync.ts";

/** Above the field: what one wrote on another device at the same time. */
export function OtherDraft({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const key = conversationKey(conversation);
  const other = useStore(otherDrafts, (all) => all.get(key));
  if (other === undefined) return null;
  const mine = () => draftOf(conversation);
  const discard = () => {
    attempt(settle(key, mine(), null));
    toast(t`The other draft is gone`, { action: { label: t`Undo`, run: () => attempt(settle(key, mine(), other)) } });
  };
  return (
    <div
      role="status"
      className="mb-1.5 flex flex-wrap items-center gap-2 rounded-card border border-line bg-page px-3 py-2 text-meta"
    >
      <p className="min-w-40 flex-1">
        <span className="font-medium">{t`Also begun on another device:`}</span>{" "}
        <span className="text-quiet">{plainText(other, 160)}</span>
      </p>
      <Button size="small" onPress={() => attempt(settle(key, other, mine() || null))}>{t`Take this one`}</Button>
      <Button size="small" kind="quiet" onPress={discard}>{t`Discard`}</Button>
    </div>
  );
}
