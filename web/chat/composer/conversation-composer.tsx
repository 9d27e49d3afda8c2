import { type ReactNode, type Ref, useState } from "react";
import { type Conversation, conversationKey } from "../conversation.ts";
import { draftOf, keepDraft } from "../drafts/index.ts";
import { editLast, sendMessage } from "../messages/index.ts";
import { stopTyping, TypingLine, tellTyping } from "../typing/index.ts";
import { Composer, type ComposerHandle } from "./composer.tsx";

type Props = {
  ref?: Ref<ComposerHandle>;
  conversation: Conversation;
  label: string;
  autoFocus?: boolean;
  /** Send a reply to the channel too. */
  alsoToChannel?: boolean;
  foot?: ReactNode;
  onSent?: () => void;
};

/** The composer of a channel or thread: keeps a draft, tells that one is typing, sends. */
export function ConversationComposer({
  ref,
  conversation,
  label,
  autoFocus,
  alsoToChannel = false,
  foot,
  onSent,
}: Props) {
  const [initial] = useState(() => draftOf(conversation));
  return (
    <div className="px-3 pt-1 wide:px-5">
      <Composer
        key={conversationKey(conversation)}
        {...(ref ? { ref } : {})}
        {...(autoFocus ? { autoFocus } : {})}
        conversation={conversation}
        label={label}
        initial={initial}
        foot={foot}
        onChange={(markdown) => {
          keepDraft(conversation, markdown);
          if (markdown.trim()) tellTyping(conversation);
        }}
        onSend={(markdown) => {
          sendMessage(conversation, markdown, alsoToChannel);
          keepDraft(conversation, "");
          stopTyping();
          onSent?.();
        }}
        onUp={() => editLast(conversation)}
      />
      <TypingLine conversation={conversation} />
    </div>
  );
}
