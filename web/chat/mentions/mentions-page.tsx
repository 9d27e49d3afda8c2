import { listMentions, listReceivedReactions, type ReceivedReaction } from "@atrium/contract/chat/mentions.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, AtSign, SmilePlus } from "lucide-react";
import type { UIEvent } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { callHere } from "../call-here.ts";
import { useChannel, useChannelTitle } from "../channels/index.ts";
import { MessageCard, MessageCards } from "../messages/index.ts";
import { usePages } from "./use-pages.ts";

/** What was said to oneself: messages that called one, and reactions to one's own. */
export default function MentionsPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const change = useSearchChange();
  const tab = useSearchValue("tab") === "reactions" ? "reactions" : "mentions";
  usePageTitle(t`Mentions`, useWorkspace()?.name);
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
  const { items, error, more } = usePages(fetchMentions);
  const empty = (
    <EmptyState icon={AtSign} title={t`Nobody has called you yet`}>
      {t`When somebody writes your name, one of your groups or @channel, the message shows up here.`}
    </EmptyState>
  );
  return (
    <Listed label={t`Mentions`} items={items} error={error} more={more} empty={empty}>
      {(items ?? []).map((message) => (
        <MessageCard key={message.id} message={message} place={<Where channelId={message.channelId} />} />
      ))}
    </Listed>
  );
}

function Reactions() {
  const { t } = useLingui();
  const { items, error, more } = usePages(fetchReactions);
  const empty = (
    <EmptyState icon={SmilePlus} title={t`No reactions yet`}>
      {t`When somebody reacts to a message of yours, it shows up here.`}
    </EmptyState>
  );
  return (
    <Listed label={t`Reactions to me`} items={items} error={error} more={more} empty={empty}>
      {(items ?? []).map(({ message, emoji }) => (
        <MessageCard
          key={`${message.id} ${emoji}`}
          message={message}
          head={<Given message={message} emoji={emoji} />}
          place={<Where channelId={message.channelId} />}
        />
      ))}
    </Listed>
  );
}

function Given({ message, emoji }: { message: Message; emoji: string }) {
  const { t } = useLingui();
  const count = message.reactions.find((reaction) => reaction.emoji === emoji)?.count ?? 1;
  return (
    <p className="text-ui font-medium">{count > 1 ? t`${emoji} from ${count} people` : t`${emoji} from one person`}</p>
  );
}

function Where({ channelId }: { channelId: string }) {
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  return channel?.kind === "channel" ? `#${title}` : title;
}

type ListedProps = {
  label: string;
  items: readonly unknown[] | null;
  error: unknown;
  more: () => void;
  empty: React.ReactNode;
  children: React.ReactNode;
};

function Listed({ label, items, error, more, empty, children }: ListedProps) {
  const { t } = useLingui();
  if (items === null && error !== null)
    return <ErrorState title={t`This could not be read`}>{errorWords(error)}</ErrorState>;
  if (items === null) return <Skeleton rows={8} withPicture label={t`Reading`} />;
  if (items.length === 0) return empty;
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    if (scrollTop + clientHeight * 2 > scrollHeight) more();
  };
  return (
    <div className="flex h-full flex-col overflow-y-auto" onScroll={onScroll}>
      <MessageCards label={label}>{children}</MessageCards>
    </div>
  );
}

const at = (cursor: string | undefined) => ({ limit: 30, ...(cursor === undefined ? {} : { cursor }) });

async function fetchMentions(cursor?: string): Promise<{ items: Message[]; next?: string | undefined }> {
  const { people, ...page } = await callHere(listMentions, at(cursor));
  keepProfiles(people);
  return page;
}

async function fetchReactions(cursor?: string): Promise<{ items: ReceivedReaction[]; next?: string | undefined }> {
  const { people, ...page } = await callHere(listReceivedReactions, at(cursor));
  keepProfiles(people);
  return page;
}
