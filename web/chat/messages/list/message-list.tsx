import "./message-list.css";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { attempt } from "../../call-here.ts";
import { type Conversation, conversationKey } from "../../conversation.ts";
import { markUnreadFrom } from "../../unread/index.ts";
import type { Anchor } from "../load-messages.ts";
import { positionIn } from "../message-store.ts";
import { outbox } from "../outbox.ts";
import { MessageRow } from "../row/message-row.tsx";
import { Announcer } from "./announcer.tsx";
import { DayLine, NewLine } from "./day-line.tsx";
import { ListPills } from "./list-pills.tsx";
import { keepPlace, type ListPlace, placeOf } from "./list-place.ts";
import { type MessageListRow, messageListRows } from "./message-list-rows.ts";
import { MessageScroller, type ScrollerHandle } from "./message-scroller.tsx";
import { openMessageSheet } from "./message-sheet-state.ts";
import { StickyDay } from "./sticky-day.tsx";
import { useJumps } from "./use-jumps.ts";
import { useKeeping } from "./use-keeping.ts";
import { useReading } from "./use-reading.ts";
import { useTimeline } from "./use-timeline.ts";
import { useWalking } from "./use-walking.ts";

/** What others may ask of a list. */
export type MessageListHandle = {
  /** Shows a message, wherever it is, and lights it up for a moment. */
  showMessage(id: string): Promise<void>;
  showDay(instant: string): Promise<void>;
  toEnd(): Promise<void>;
  focus(): void;
};

type Props = {
  ref?: Ref<MessageListHandle>;
  conversation: Conversation;
  label: string;
  /** Where to begin: nothing for where one was before, or the end. */
  first?: Anchor;
  /** Everything after this position is new; null for none. */
  newAfter: number | null;
  onDismissNew?: () => void;
  /** Stands before the first message there is. */
  beginning?: ReactNode;
  /** Stands above all rows, e.g. the message a thread answers. */
  head?: ReactNode;
  /** A message to show and light up. */
  target?: string | undefined;
  /** Begins at the end, whatever is unread. */
  atNewest?: boolean;
  /** Told of the last message that was seen. */
  onSeen?: (position: number) => void;
};

/** The messages of a channel or thread. */
export function MessageList({
  ref,
  conversation,
  label,
  first = {},
  newAfter,
  onDismissNew,
  beginning,
  head,
  target,
  atNewest = false,
  onSeen,
}: Props) {
  const { memberId } = useSpace();
  const at = positionIn(conversation);
  const scroller = useRef<ScrollerHandle>(null);
  const [place, setPlace] = useState<ListPlace>(() => placeOf(conversation) ?? { atEnd: true });
  const whereNow = useCallback((): Anchor => {
    const now = scroller.current?.place();
    return now && !now.atEnd ? { around: now.position } : {};
  }, []);
  const view = useTimeline(conversation, firstOf(conversation, first, target), whereNow);
  const outgoing = useStore(outbox, (all) => all.filter((one) => isIn(one, conversation)));
  const rows = useMemo(
    () => messageListRows(view.stretch, { outgoing, own: memberId, at, newAfter }),
    [view.stretch, outgoing, memberId, at, newAfter],
  );
  const { goal, highlighted, noteMoved, ...jump } = useJumps(
    conversation,
    view,
    scroller,
    rows,
    place,
    target,
    atNewest,
  );
  const walking = useWalking(conversation, rows, scroller);
  const look = useKeeping(conversation, view, scroller, rows, at);
  useReading({ rows, scroller, place, at, onSeen });
  useImperativeHandle(ref, () => ({ ...jump, focus: walking.focus }));

  const rowAt = useCallback((row: MessageListRow) => at(row.message), [at]);
  const openSheet = useCallback(
    (message: Message, element: Element) => openMessageSheet({ message, conversation, element }),
    // oxlint-disable-next-line react/exhaustive-deps -- a conversation is its key
    [conversationKey(conversation)],
  );
  if (view.error) return <NothingToShow error={view.error} />;
  if (!view.stretch) return <Waiting />;
  return (
    <div className="relative h-full min-h-0">
      <div {...walking.listProps} role="log" aria-live="off" aria-label={label} className="h-full">
        <MessageScroller
          ref={scroller}
          rows={rows}
          at={rowAt}
          head={view.stretch.start ? (head ?? beginning) : head}
          begin={goal}
          fromTop={head !== undefined}
          follows={view.stretch.end}
          keepMounted={walking.keepMounted}
          onScroll={(now) => {
            setPlace((before) => (before.atEnd && now.atEnd ? before : now));
            keepPlace(conversation, now);
            noteMoved();
            look();
          }}
        >
          {(row) => (
            <div
              className={
                row.leads && !row.firstNew && (row.day === null || conversation.threadId !== null)
                  ? "pt-(--message-gap)"
                  : ""
              }
            >
              {row.day !== null && conversation.threadId === null && (
                <DayLine instant={row.day} onPick={(day) => attempt(jump.showDay(day))} />
              )}
              {row.firstNew && <NewLine />}
              <MessageRow
                row={row}
                conversation={conversation}
                tabbable={walking.tabbable === row.key}
                highlighted={highlighted === row.message.id}
                onActions={openSheet}
                onAltPress={markUnread}
              />
            </div>
          )}
        </MessageScroller>
      </div>
      <StickyDay scroller={scroller} rows={rows} place={place} onPick={(day) => attempt(jump.showDay(day))} />
      <ListPills
        rows={rows}
        scroller={scroller}
        place={place}
        view={view}
        newAfter={newAfter}
        onDismiss={onDismissNew}
        onEnd={() => attempt(jump.toEnd())}
      />
      <Announcer rows={rows} follows={view.stretch.end} />
    </div>
  );
}

function Waiting() {
  const { t } = useLingui();
  return (
    <div className="flex h-full flex-col justify-end">
      <Skeleton rows={6} withPicture label={t`Loading messages`} />
    </div>
  );
}

function NothingToShow({ error }: { error: unknown }) {
  const { t } = useLingui();
  return <ErrorState title={t`The messages could not be loaded`}>{errorWords(error)}</ErrorState>;
}

const markUnread = (message: Message): void => attempt(markUnreadFrom(message));

const isIn = (
  one: { channelId: string; threadId: string | null; alsoToChannel: boolean },
  { channelId, threadId }: Conversation,
) => one.channelId === channelId && (one.threadId === threadId || (threadId === null && one.alsoToChannel));

/** Where somebody was in this conversation before, unless the caller wants to be elsewhere. */
function firstOf(conversation: Conversation, first: Anchor, target: string | undefined): Anchor {
  if (target) return { aroundMessage: target };
  if (Object.keys(first).length > 0) return first;
  const place = placeOf(conversation);
  return place && !place.atEnd ? { around: place.position } : {};
}
