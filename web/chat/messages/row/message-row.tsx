import type { Message } from "@atrium/contract/chat/messages.ts";
import { memo, useId, useMemo, useRef, useState } from "react";
import { ownGroups } from "#people/groups/index.ts";
import { useProfile } from "#people/profiles/index.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { type Conversation, conversationKey } from "../../conversation.ts";
import { parseMessage } from "../../text/index.ts";
import { editing, stopEditing } from "../editing.ts";
import type { MessageListRow } from "../list/message-list-rows.ts";
import { messageEditors, messageFooters, messageMarks, messageParts, outgoingParts } from "../message-slots.ts";
import { HoverBar } from "./hover-bar.tsx";
import { MessageContent } from "./message-content.tsx";
import { AuthorPicture, MessageHead, QuietMinute } from "./message-head.tsx";
import { OutgoingLine } from "./outgoing-line.tsx";
import { useLongPress } from "./use-long-press.ts";

type Props = {
  row: Pick<MessageListRow, "key" | "message" | "outgoing" | "leads">;
  conversation: Conversation;
  /** Takes the Tab key among the rows; the arrow keys move this on. */
  tabbable: boolean;
  /** Shown for a moment after following a link to it. */
  highlighted: boolean;
  onActions: (message: Message, element: Element) => void;
  onAltPress: (message: Message) => void;
};

/** One message: who, when, what, and what can be done with it. */
export const MessageRow = memo(function MessageRow({
  row,
  conversation,
  tabbable,
  highlighted,
  onActions,
  onAltPress,
}: Props) {
  const { message, outgoing, leads } = row;
  const { memberId } = useSpace();
  const element = useRef<HTMLElement>(null);
  const [active, setActive] = useState(false);
  /** A menu of the bar is open: it stays although the pointer is elsewhere. */
  const [held, setHeld] = useState(false);
  const parsed = useMemo(() => parseMessage(message.text), [message.text]);
  const isEdited = useStore(
    editing,
    (now) => now?.id === message.id && now.conversation === conversationKey(conversation),
  );
  const inGroup = useStore(ownGroups, (mine) => parsed.groups.some((id) => mine.has(id)));
  const calls = (parsed.people.includes(memberId) || parsed.everybody || inGroup) && message.authorId !== memberId;
  const press = useLongPress(() => element.current && !outgoing && onActions(message, element.current));
  const id = useId();
  const author = useProfile(message.authorId)?.name;
  const ground = highlighted ? "message-flash" : calls ? "bg-mention" : "hover:bg-hover/60 focus-within:bg-hover/60";
  return (
    // The menu, and U on the keyboard, mark unread too.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={element}
      data-row={row.key}
      // Author first, then the text: what somebody who listens needs to decide whether to stay.
      aria-labelledby={`${id}author ${id}text`}
      // Rows take the focus so that the arrow keys can walk them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={tabbable ? 0 : -1}
      className={`group/row relative flex gap-3 px-4 wide:px-5 ${leads ? "pb-0.5 pt-2" : "py-0.5"} ${ground} focus-visible:-outline-offset-2`}
      onPointerEnter={(pointer) => pointer.pointerType === "mouse" && setActive(true)}
      onPointerLeave={() => setActive(false)}
      onFocus={() => setActive(true)}
      onBlur={(blur) => !blur.currentTarget.contains(blur.relatedTarget) && setActive(false)}
      onClick={(click) => click.altKey && onAltPress(message)}
      {...press}
    >
      {leads ? <AuthorPicture id={message.authorId} /> : <QuietMinute message={message} />}
      <div className="min-w-0 flex-1">
        <span id={`${id}author`} hidden>
          {author}:
        </span>
        {!outgoing && <Each of={messageMarks} message={message} />}
        {leads && <MessageHead message={message} withDay={conversation.threadId !== null} />}
        <div id={`${id}text`}>
          {isEdited ? (
            <Editor message={message} />
          ) : (
            <MessageContent message={message} parsed={parsed} pending={outgoing !== null} />
          )}
        </div>
        {!outgoing && message.deletedAt === null && <Each of={messageParts} message={message} />}
        {outgoing?.withFiles && <OutgoingParts clientId={outgoing.clientId} />}
        {outgoing ? <OutgoingLine outgoing={outgoing} /> : <Footers message={message} conversation={conversation} />}
      </div>
      {(active || held) && !outgoing && !isEdited && message.deletedAt === null && (
        <HoverBar message={message} conversation={conversation} row={element} onHold={setHeld} />
      )}
    </article>
  );
});

function Editor({ message }: { message: Message }) {
  const [Shown] = useSlot(messageEditors);
  return Shown ? <Shown message={message} onDone={stopEditing} /> : null;
}

function Each({ of, message }: { of: typeof messageMarks; message: Message }) {
  return useSlot(of).map((Shown, at) => (
    // The list only ever grows when features register.
    // oxlint-disable-next-line react/no-array-index-key
    <Shown key={at} message={message} />
  ));
}

function OutgoingParts({ clientId }: { clientId: string }) {
  return useSlot(outgoingParts).map((Part, at) => (
    // The list only ever grows when features register.
    // oxlint-disable-next-line react/no-array-index-key
    <Part key={at} clientId={clientId} />
  ));
}

function Footers({ message, conversation }: { message: Message; conversation: Conversation }) {
  return useSlot(messageFooters).map((Footer, at) => (
    // The list only ever grows at the start of the app.
    // oxlint-disable-next-line react/no-array-index-key
    <Footer key={at} message={message} conversation={conversation} />
  ));
}
