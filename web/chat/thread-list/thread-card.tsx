import { Plural, useLingui } from "@lingui/react/macro";
import { Bell, BellOff, CheckCheck, MessageSquareReply, PanelRight } from "lucide-react";
import { lazy, memo, Suspense, useId, useState } from "react";
import { go, useSearchChange } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { attempt } from "../call-here.ts";
import { ChannelIcon, loadAbilities, useAbilities, useChannel, useChannelTitle } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";
import { ShelvedRow } from "../messages/index.ts";
import { follow, markThreadSeen, useMyThread } from "../threads/index.ts";
import type { ListedThread } from "./my-thread-list.ts";

const InlineReply = lazy(() => import("./inline-reply.tsx"));

/** A followed thread in the list: where it is, what it answers, the newest replies, and a place to write. */
export const ThreadCard = memo(function ThreadCard({ entry }: { entry: ListedThread }) {
  const { t } = useLingui();
  const { channelId, threadId, rootId, replyIds } = entry;
  const mine = useMyThread(threadId);
  const title = useId();
  const [replying, setReplying] = useState(false);
  const change = useSearchChange();
  const abilities = useAbilities(channelId);
  if (!mine) return null;
  const conversation = { channelId, threadId };
  const earlier = mine.lastSeq - replyIds.length;
  const unread = mine.following ? mine.lastSeq - mine.readSeq : 0;
  const open = () => change({ thread: threadId, in: channelId });
  return (
    <section
      aria-labelledby={title}
      data-thread={threadId}
      className="rounded-card border border-line bg-surface pb-2"
      onFocus={() => loadAbilities(channelId)}
    >
      <header className="flex min-h-11 items-center gap-2 border-b border-line px-4 wide:px-5">
        <Where id={title} channelId={channelId} />
        {unread > 0 && (
          <span className="shrink-0 text-[13px] font-bold text-danger">
            <Plural value={unread} one="# new" other="# new" />
          </span>
        )}
        <span className="flex-1" />
        {unread > 0 && (
          <IconButton
            icon={CheckCheck}
            label={t`Mark as read`}
            size="small"
            onPress={() => markThreadSeen(mine, mine.lastSeq)}
          />
        )}
        <IconButton
          icon={mine.following ? Bell : BellOff}
          label={mine.following ? t`Stop following this thread` : t`Follow this thread`}
          aria-pressed={mine.following}
          size="small"
          onPress={() => attempt(follow(mine, !mine.following))}
        />
        <IconButton icon={PanelRight} label={t`Open the thread`} size="small" onPress={open} />
      </header>
      <ShelvedRow id={rootId} conversation={conversation} />
      {earlier > 0 && (
        <button
          type="button"
          className="mx-4 min-h-8 cursor-pointer rounded-control px-2 text-ui font-medium text-accent-ink hover:bg-hover wide:mx-5 touch:min-h-11"
          onClick={open}
        >
          <Plural value={earlier} one="Show # earlier reply" other="Show # earlier replies" />
        </button>
      )}
      {replyIds.map((id) => (
        <ShelvedRow key={id} id={id} conversation={conversation} />
      ))}
      {replying ? (
        <Suspense>
          <InlineReply
            conversation={conversation}
            onSent={() => markThreadSeen(mine, mine.lastSeq)}
            onLeave={() => setReplying(false)}
          />
        </Suspense>
      ) : (
        abilities?.send !== false && (
          <div className="px-4 pt-1 wide:px-5">
            <Button size="small" kind="quiet" onPress={() => setReplying(true)}>
              <MessageSquareReply size={16} strokeWidth={1.5} />
              {t`Reply`}
            </Button>
          </div>
        )
      )}
    </section>
  );
});

/** The channel a thread is in; leads to the answered message there. */
function Where({ id, channelId }: { id: string; channelId: string }) {
  const { slug } = useSpace();
  const channel = useChannel(channelId);
  const name = useChannelTitle(channel);
  const address = channelAddress(channelId, {}, slug);
  if (!channel) return null;
  return (
    <h2 id={id} className="flex min-w-0 text-ui font-medium">
      <a
        href={address}
        className="flex min-h-8 min-w-0 items-center gap-2 rounded-control text-quiet hover:text-text hover:underline"
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          go(address);
        }}
      >
        <ChannelIcon channel={channel} />
        <span className="truncate">{name}</span>
      </a>
    </h2>
  );
}
