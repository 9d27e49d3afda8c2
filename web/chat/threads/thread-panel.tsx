import { useLingui } from "@lingui/react/macro";
import { Bell, BellOff } from "lucide-react";
import { useRef, useState } from "react";
import { useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { useStore } from "#platform/store/use-store.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { SidePanel } from "#ui/layout/side-panel.tsx";
import { attempt } from "../call-here.ts";
import { useAbilities, useChannel, useChannelTitle, useOpenChannel } from "../channels/index.ts";
import { ConversationComposer } from "../composer/index.ts";
import type { Conversation } from "../conversation.ts";
import { MessageList, type MessageListHandle, timelineOf } from "../messages/index.ts";
import { ThreadRoot } from "./thread-root.tsx";
import { follow, markThreadSeen, useMyThread } from "./thread-store.ts";

/** The thread beside its channel: the message it answers, the replies, and a composer of its own. */
export default function ThreadPanel() {
  const channelId = useOpenChannel();
  const threadId = useSearchValue("thread");
  if (!channelId || !threadId) return null;
  return <Thread key={threadId} channelId={channelId} threadId={threadId} />;
}

function Thread({ channelId, threadId }: { channelId: string; threadId: string }) {
  const { t } = useLingui();
  const conversation: Conversation = { channelId, threadId };
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  const target = useSearchValue("m");
  const mine = useMyThread(threadId);
  const change = useSearchChange();
  const list = useRef<MessageListHandle>(null);
  const root = useStore(timelineOf(conversation), (state) => state.root);
  const [newAfter] = useState(mine && mine.lastSeq > mine.readSeq && mine.readSeq > 0 ? mine.readSeq : null);
  return (
    <SidePanel
      title={t`Thread`}
      detail={channel?.kind === "channel" ? `#${title}` : title}
      onClose={() => change({ thread: undefined })}
      actions={
        mine && (
          <IconButton
            icon={mine.following ? Bell : BellOff}
            label={mine.following ? t`Stop following this thread` : t`Follow this thread`}
            aria-pressed={mine.following}
            tooltipAt="bottom"
            onPress={() => attempt(follow(mine, !mine.following))}
          />
        )
      }
    >
      <div className="min-h-0 flex-1">
        <MessageList
          ref={list}
          conversation={conversation}
          label={t`Replies`}
          newAfter={newAfter}
          target={target === threadId ? undefined : target}
          head={<ThreadRoot channelId={channelId} threadId={threadId} root={root} />}
          onSeen={(seq) => mine && markThreadSeen(mine, seq)}
        />
      </div>
      <ReplyComposer
        conversation={conversation}
        channelName={title}
        onSent={() => attempt(list.current?.toEnd() ?? Promise.resolve())}
      />
    </SidePanel>
  );
}

function ReplyComposer({
  conversation,
  channelName,
  onSent,
}: {
  conversation: Conversation;
  channelName: string;
  onSent: () => void;
}) {
  const { t } = useLingui();
  const [also, setAlso] = useState(false);
  const abilities = useAbilities(conversation.channelId);
  const named = useChannel(conversation.channelId)?.kind === "channel";
  if (abilities && !abilities.send) return null;
  return (
    <ConversationComposer
      conversation={conversation}
      label={t`Reply`}
      autoFocus
      alsoToChannel={also}
      onSent={() => {
        setAlso(false);
        onSent();
      }}
      foot={
        <label className="flex min-h-9 cursor-pointer items-center gap-2 border-t border-line px-3.5 text-meta text-quiet touch:min-h-11">
          <input
            type="checkbox"
            checked={also}
            className="size-4 accent-(--accent)"
            onChange={({ target }) => setAlso(target.checked)}
          />
          {named ? t`Also send to #${channelName}` : t`Also send to the conversation`}
        </label>
      }
    />
  );
}
