import type { Message } from "@atrium/contract/chat/messages.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { ArrowLeft, AtSign, SmilePlus } from "lucide-react";
import { type ReactNode, type UIEvent, useEffect, useRef } from "react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { channels, useChannel, useChannelTitle, useMyChannel } from "../channels/index.ts";
import { clearShelf, MessageCard, MessageCards, useShelved } from "../messages/index.ts";
import { NewerPill } from "../newer-pill.tsx";
import { useMyThread } from "../threads/index.ts";
import { mentions, received } from "./mention-lists.ts";

/** What was said to oneself: messages that called one, and reactions to one's own. */
export default function MentionsPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const change = useSearchChange();
  const tab = useSearchValue("tab") === "reactions" ? "reactions" : "mentions";
  usePageTitle(t`Mentions`, useWorkspace()?.name);
  useEffect(() => clearShelf, []);
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PaneHeader
        icon={AtSign}
        title={t`Mentions & reactions`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
      />
      <Tabs
        label={t`What to show`}
        selected={tab}
        onSelect={(id) => change({ tab: id === "reactions" ? id : undefined }, { replace: true })}
        entries={[
          { id: "mentions", label: t`Mentions`, content: <Mentions /> },
          { id: "reactions", label: t`Reactions to me`, content: <Reactions /> },
        ]}
      />
    </div>
  );
}

function Mentions() {
  const { t } = useLingui();
  const mine = useStore(channels, (state) => state.mine);
  const state = mentions.useList();
  // What was said where one no longer is, is no longer one's own to see.
  const items = state.items.filter(({ message }) => mine.has(message.channelId));
  const empty = (
    <EmptyState icon={AtSign} title={t`Nobody has called you yet`}>
      {t`When somebody writes your name, one of your groups or @channel, the message shows up here.`}
    </EmptyState>
  );
  return (
    <Listed label={t`Mentions`} list={mentions} state={state} empty={empty}>
      {items.map(({ message }) => (
        <Card key={message.id} message={message} />
      ))}
    </Listed>
  );
}

function Reactions() {
  const { t } = useLingui();
  const mine = useStore(channels, (state) => state.mine);
  const state = received.useList();
  const items = state.items.filter(({ message }) => mine.has(message.channelId));
  const empty = (
    <EmptyState icon={SmilePlus} title={t`No reactions yet`}>
      {t`When somebody reacts to a message of yours, it shows up here.`}
    </EmptyState>
  );
  return (
    <Listed label={t`Reactions to me`} list={received} state={state} empty={empty}>
      {items.map(({ message, emoji }) => (
        <Card key={`${message.id} ${emoji}`} message={message} emoji={emoji} />
      ))}
    </Listed>
  );
}

/** The message as it is now: edited, deleted, reacted to, read. */
function Card({ message: before, emoji }: { message: Message; emoji?: string }) {
  const message = useShelved(before.id) ?? before;
  // The last of them took it back.
  if (emoji !== undefined && !message.reactions.some((reaction) => reaction.emoji === emoji)) return null;
  const given = emoji !== undefined && <Given message={message} emoji={emoji} />;
  return <MessageCard message={message} head={given} place={<Where message={message} />} />;
}

function Given({ message, emoji }: { message: Message; emoji: string }) {
  const { t } = useLingui();
  const count = message.reactions.find((reaction) => reaction.emoji === emoji)?.count ?? 1;
  return (
    <p className="text-ui font-medium">{count > 1 ? t`${emoji} from ${count} people` : t`${emoji} from one person`}</p>
  );
}

function Where({ message }: { message: Message }) {
  const { t } = useLingui();
  const channel = useChannel(message.channelId);
  const title = useChannelTitle(channel);
  const unread = useIsUnread(message);
  return (
    <>
      {unread && <span className="me-2 font-bold text-danger">{t`New`}</span>}
      {channel?.kind === "channel" ? `#${title}` : title}
    </>
  );
}

/** Also of what is read elsewhere, at once. */
function useIsUnread({ channelId, seq, threadId, threadSeq }: Message): boolean {
  const mine = useMyChannel(channelId);
  const thread = useMyThread(threadId ?? "");
  if (seq !== null) return mine !== undefined && seq > mine.readSeq;
  return thread?.following === true && threadSeq !== null && threadSeq > thread.readSeq;
}

type ListedProps = {
  label: string;
  list: { more: () => void; showNewer: () => void };
  state: { asOf: number; items: readonly unknown[]; error: unknown; newer: { count: number } | null };
  empty: ReactNode;
  children: ReactNode;
};

function Listed({ label, list, state, empty, children }: ListedProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const { asOf, items, error, newer } = state;
  if (items.length === 0 && error !== null)
    return <ErrorState title={t`This could not be read`}>{errorWords(error)}</ErrorState>;
  if (asOf === 0) return <Skeleton rows={8} withPicture label={t`Reading`} />;
  if (items.length === 0) return empty;
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    if (scrollTop + clientHeight * 2 > scrollHeight) list.more();
  };
  const toTop = () => {
    scroller.current?.scrollTo({ top: 0 });
    list.showNewer();
  };
  return (
    <div className="relative h-full">
      {newer && (
        <NewerPill onPress={toTop}>
          <Plural value={newer.count} one="# more" other="# more" />
        </NewerPill>
      )}
      <div ref={scroller} className="flex h-full flex-col overflow-y-auto" onScroll={onScroll}>
        <MessageCards label={label}>{children}</MessageCards>
      </div>
    </div>
  );
}
