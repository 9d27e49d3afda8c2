import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { draftOf, keepDraft } from "../drafts/index.ts";
import { editing, editLast, sendMessage } from "../messages/index.ts";
import { stopTyping, TypingLine, tellTyping } from "../typing/index.ts";
import { Composer, type ComposerHandle } from "./composer.tsx";

type Props = {
  conversation: Conversation;
  label: string;
  autoFocus?: boolean;
  /** Send a reply to the channel too. */
  alsoToChannel?: boolean;
  foot?: ReactNode;
  onSent?: () => void;
};

/** The composer of a channel or thread: keeps a draft, tells that one is typing, sends. */
export function ConversationComposer({ conversation, label, autoFocus, alsoToChannel = false, foot, onSent }: Props) {
  const composer = useRef<ComposerHandle>(null);
  const key = conversationKey(conversation);
  const isEditing = useStore(editing, (now) => now?.conversation === key);
  const wasEditing = useRef(false);
  useEffect(() => {
    // Whoever has changed a message writes on.
    if (wasEditing.current && !isEditing) composer.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const [initial] = useState(() => draftOf(conversation));
  return (
    <div className="px-3 pt-1 wide:px-5">
      <Composer
        key={key}
        ref={composer}
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
