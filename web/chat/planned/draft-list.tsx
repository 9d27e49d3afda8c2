import { useLingui } from "@lingui/react/macro";
import { Pencil, Trash2 } from "lucide-react";
import { AttachmentTray } from "#files/uploads/index.ts";
import { go } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { channelAddress } from "../chat-address.ts";
import { conversationOf } from "../conversation.ts";
import { ConversationName } from "../conversation-name.tsx";
import { drafts } from "../drafts/index.ts";
import { MessageBody, parseMessage } from "../text/index.ts";
import { useDraftKeys } from "./draft-keys.ts";
import { removeDraft } from "./remove-draft.ts";

/** What was begun and not sent: words, files, or both. */
export function DraftList() {
  const { t } = useLingui();
  const keys = useDraftKeys();
  if (keys.length === 0)
    return (
      <EmptyState icon={Pencil} title={t`No drafts`}>
        {t`What you begin to write and do not send is kept here, for every conversation.`}
      </EmptyState>
    );
  return (
    <ul className="flex flex-col gap-2 p-3 wide:p-5" aria-label={t`Drafts`}>
      {keys.map((key) => (
        <DraftRow key={key} of={key} />
      ))}
    </ul>
  );
}

function DraftRow({ of: key }: { of: string }) {
  const { t } = useLingui();
  const text = useStore(drafts, (all) => all.get(key)) ?? "";
  const conversation = conversationOf(key);
  const { channelId, threadId } = conversation;
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
        <IconButton icon={Trash2} label={t`Delete draft`} onPress={() => removeDraft(conversation)} />
      </div>
      {text !== "" && (
        <div className="line-clamp-6 overflow-hidden">
          <MessageBody parsed={parseMessage(text)} />
        </div>
      )}
      <div className="-mx-2.5">
        <AttachmentTray holder={key} />
      </div>
    </li>
  );
}
