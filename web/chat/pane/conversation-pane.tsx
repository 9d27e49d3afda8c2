import type { Channel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { Suspense, useEffect, useMemo, useRef } from "react";
import { useConnectionState } from "#platform/realtime/live.ts";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { attempt } from "../call-here.ts";
import { ChannelFoot } from "../channel-foot.tsx";
import { loadChannel, useAbilities, useChannel, useChannelTitle } from "../channels/index.ts";
import type { Conversation } from "../conversation.ts";
import { MessageList, type MessageListHandle } from "../messages/index.ts";
import { ThreadConversation } from "../threads/index.ts";
import { markReadTo, useNewLine } from "../unread/index.ts";

type Props = { conversation: Conversation; target?: string | undefined };

/** A channel's timeline or a thread, with where to write below it. Reading here is reading. */
export function ConversationPane({ conversation, target }: Props) {
  const { t } = useLingui();
  const { channelId, threadId } = conversation;
  const channel = useChannel(channelId);
  useLoading(channelId);
  if (!channel) return <Skeleton rows={5} withPicture label={t`Opening the conversation`} />;
  if (threadId === null) return <Timeline key={channelId} channel={channel} target={target} />;
  return (
    <Suspense fallback={null}>
      <ThreadConversation key={threadId} channelId={channelId} threadId={threadId} target={target} />
    </Suspense>
  );
}

/** What one may do in the channel is asked anew when it was thrown away, and on coming back online. */
function useLoading(channelId: string): void {
  const unknown = useAbilities(channelId) === undefined;
  const online = useConnectionState().status === "online";
  useEffect(() => {
    if (unknown && online) loadChannel(channelId).catch(() => undefined);
  }, [channelId, unknown, online]);
}

function Timeline({ channel, target }: { channel: Channel; target: string | undefined }) {
  const { t } = useLingui();
  const list = useRef<MessageListHandle>(null);
  const conversation = useMemo(() => ({ channelId: channel.id, threadId: null }), [channel.id]);
  const title = useChannelTitle(channel);
  const { newAfter, dismiss } = useNewLine(channel.id);
  return (
    <>
      <div className="min-h-0 flex-1">
        <MessageList
          ref={list}
          conversation={conversation}
          label={t`Messages in ${title}`}
          newAfter={newAfter}
          target={target}
          onDismissNew={dismiss}
          onSeen={(seq) => markReadTo(channel.id, seq)}
        />
      </div>
      <ChannelFoot
        channel={channel}
        autoFocus={false}
        onSent={() => attempt(list.current?.toEnd() ?? Promise.resolve())}
      />
    </>
  );
}
