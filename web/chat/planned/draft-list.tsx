import { useLingui } from "@lingui/react/macro";
import { Pencil, Trash2 } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { channelAddress } from "../chat-address.ts";
import { type Conversation, conversationOf } from "../conversation.ts";
import { ConversationName } from "../conversation-name.tsx";
import { drafts, keepDraft } from "../drafts/index.ts";
import { MessageBody, parseMessage } from "../text/index.ts";

/** Texts begun and not sent. */
export function DraftList() {
  const { t } = useLingui();
  const all = [...useStore(drafts)];
  if (all.length === 0)
    return (
      <EmptyState icon={Pencil} title={t`No drafts`}>
        {t`What you begin to write and do not send is kept here, for every conversation.`}
      </EmptyState>
    );
  return (
    <ul className="flex flex-col gap-2 p-3 wide:p-5" aria-label={t`Drafts`}>
      {all.map(([key, text]) => (
        <DraftRow key={key} conversation={conversationOf(key)} text={text} />
      ))}
    </ul>
  );
}

function DraftRow({ conversation, text }: { conversation: Conversation; text: string }) {
  const { t } = useLingui();
  const { channelId, threadId } = conversation;
  const remove = () => {
    keepDraft(conversation, "");
    toast(t`Draft deleted`, { action: { label: t`Undo`, run: () => keepDraft(conversation, text) } });
  };
  return (
    <li className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 truncate text-ui">
          <ConversationName conversation={conversation} />
        </p>
        <Button
          size="small"
          onPress={() => go(channelAddress(channelId, threadId === null ? {} : { thread: threadId }))}
        >
          {t`Go on writing`}
        </Button>
        <IconButton icon={Trash2} label={t`Delete draft`} onPress={remove} />
      </div>
      <div className="line-clamp-6 overflow-hidden">
        <MessageBody parsed={parseMessage(text)} />
      </div>
    </li>
  );
}
