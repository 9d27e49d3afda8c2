import { useLingui } from "@lingui/react/macro";
import { Paperclip } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { useStore } from "#platform/store/use-store.ts";
import { attempt } from "../call-here.ts";
import { confirmCalls, mayCallMany } from "../called/index.ts";
import { CommandHint, commandLine, withoutEscape, writtenCommand } from "../commands/index.ts";
import { type Conversation, conversationKey } from "../conversation.ts";
import { adopted, carried, draftOf, keepDraft } from "../drafts/index.ts";
import { answerLast, editing, editLast, sendMessage } from "../messages/index.ts";
import { stopTyping, TypingLine, tellTyping } from "../typing/index.ts";
import { Composer, type ComposerHandle } from "./composer.tsx";
import { ToolButton } from "./composer-bar.tsx";
import {
  type Carrier,
  carriers,
  type FieldNoteProps,
  fieldNotes,
  type SendToolProps,
  sendTools,
  writingTools,
} from "./composer-slots.ts";
import { openField } from "./open-fields.ts";

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
  const { begin, beginAnew, around } = useBeginning(conversation, autoFocus ?? false);
  useEffect(
    () => openField(conversation, (markdown) => composer.current?.insert(markdown)),
    // oxlint-disable-next-line react/exhaustive-deps -- the key is the conversation
    [key],
  );
  const [command, setCommand] = useState<string | null>(null);
  const [carrier] = useSlot(carriers);
  const carries = useStore(carried, (all) => all.has(key));
  const sendNow = (markdown: string) => {
    const take = (clientId: string) => carrier?.give(conversation, clientId) ?? false;
    sendMessage(conversation, withoutEscape(markdown), { alsoToChannel, take });
    onSent?.();
  };
  const send = (markdown: string) => {
    stopTyping();
    setCommand(null);
    const isCommand = writtenCommand(markdown) !== null;
    if (!isCommand && !mayCallMany(markdown)) {
      sendNow(markdown);
      return keepDraft(conversation, "");
    }
    const run = isCommand ? runWritten(conversation, markdown) : askAndSend(conversation, markdown);
    const giveBack = (left: string) => {
      const now = draftOf(conversation);
      // What was written meanwhile comes behind what is given back.
      const meanwhile = now === markdown ? "" : now;
      keepDraft(conversation, [left, meanwhile].filter(Boolean).join("\n"));
      if (left !== "") beginAnew(true);
    };
    const keepAndThrow = (error: unknown) => {
      giveBack(markdown);
      throw error;
    };
    attempt(run.then(giveBack, keepAndThrow));
  };
  const emptyField = () => {
    keepDraft(conversation, "");
    beginAnew(true);
    onSent?.();
  };
  const askAndSend = async (where: Conversation, markdown: string) => {
    const sure = await confirmCalls(where, markdown, alsoToChannel);
    if (sure) sendNow(markdown);
    return sure ? "" : markdown;
  };
  return (
    <div ref={around} data-conversation={key} className="relative px-3 pt-1 wide:px-5">
      <FieldNotes
        conversation={conversation}
        onSend={() => composer.current?.send()}
        onFocus={() => composer.current?.focus()}
      />
      {command !== null && (
        <Suspense>
          <CommandHint text={command} />
        </Suspense>
      )}
      <Composer
        key={`${key} ${begin.round}`}
        ref={composer}
        autoFocus={begin.focus}
        conversation={conversation}
        label={label}
        initial={begin.text}
        foot={foot}
        carries={carries}
        tray={carrier && <carrier.Tray conversation={conversation} />}
        {...(carrier && { onFiles: (files) => carrier.take(conversation, files) })}
        lead={<AttachButton carrier={carrier} conversation={conversation} />}
        tools={<WritingTools conversation={conversation} />}
        besideSend={<SendTools conversation={conversation} alsoToChannel={alsoToChannel} onTaken={emptyField} />}
        onChange={(markdown) => {
          keepDraft(conversation, markdown);
          const isCommand = writtenCommand(markdown) !== null;
          setCommand(isCommand ? markdown : null);
          if (markdown.trim() && !isCommand) tellTyping(conversation);
        }}
        onSend={send}
        onUp={(press) => (press.shiftKey ? answerLast(conversation) : editLast(conversation))}
      />
      <TypingLine conversation={conversation} />
    </div>
  );
}

/** The text the field begins with: the draft, and again when it came from elsewhere or could not be sent. */
function useBeginning(conversation: Conversation, focus: boolean) {
  const around = useRef<HTMLDivElement>(null);
  const [begin, setBegin] = useState(() => ({ text: draftOf(conversation), round: 0, focus }));
  const beginAnew = (focused: boolean) =>
    setBegin(({ round }) => ({ text: draftOf(conversation), round: round + 1, focus: focused }));
  const key = conversationKey(conversation);
  const round = useStore(adopted, (last) => (last.key === key ? last.round : 0));
  useEffect(() => {
    if (round > 0) beginAnew(adopted.get().focus || (around.current?.contains(document.activeElement) ?? false));
    // oxlint-disable-next-line react/exhaustive-deps
  }, [round]);
  return { begin, beginAnew, around };
}

/** Its place is kept until it can be used, so that nothing beside it moves. */
function AttachButton({ carrier, conversation }: { carrier: Carrier | undefined; conversation: Conversation }) {
  const { t } = useLingui();
  if (!carrier) return <span className="size-8 shrink-0 touch:h-11 touch:w-10" />;
  return (
    <ToolButton label={t`Attach files`} onPress={(button) => carrier.choose(conversation, button)}>
      <Paperclip size={18} strokeWidth={1.5} />
    </ToolButton>
  );
}

const FieldNotes = (props: FieldNoteProps) =>
  // oxlint-disable-next-line react/no-array-index-key
  useSlot(fieldNotes).map((Note, at) => <Note key={at} {...props} />);

const WritingTools = ({ conversation }: { conversation: Conversation }) =>
  useSlot(writingTools).map((tool, at) => {
    // The list only ever grows when features register.
    // oxlint-disable-next-line react/no-array-index-key
    if ("Tool" in tool) return <tool.Tool key={at} conversation={conversation} />;
    const { icon: Icon, label, run } = tool;
    return (
      <ToolButton key={label()} label={label()} onPress={() => run(conversation)}>
        <Icon size={18} strokeWidth={1.5} />
      </ToolButton>
    );
  });

const SendTools = (props: SendToolProps) =>
  // The list only ever grows at the start of the app.
  // oxlint-disable-next-line react/no-array-index-key
  useSlot(sendTools).map((Tool, at) => <Tool key={at} {...props} />);

/** Answers what is left to be written: nothing when it was done. It comes before what was written meanwhile. */
const runWritten = async (conversation: Conversation, text: string): Promise<string> =>
  (await commandLine()).runCommand(conversation, text);
