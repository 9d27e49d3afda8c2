import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { attempt } from "../call-here.ts";
import { useAbilities, useChannel, useChannelTitle } from "../channels/index.ts";
import { ConversationComposer } from "../composer/index.ts";
import type { Conversation } from "../conversation.ts";
import { MessageList, type MessageListHandle, timelineOf } from "../messages/index.ts";
import { ThreadRoot } from "./thread-root.tsx";
import { markThreadSeen, useMyThread } from "./thread-store.ts";

type Props = { channelId: string; threadId: string; target?: string | undefined; autoFocus?: boolean };

/** A thread to read and answer: the message it answers, the replies, and a composer of its own. */
export default function ThreadConversation({ channelId, threadId, target, autoFocus = false }: Props) {
  const { t } = useLingui();
  const conversation: Conversation = { channelId, threadId };
  const title = useChannelTitle(useChannel(channelId));
  const mine = useMyThread(threadId);
  const list = useRef<MessageListHandle>(null);
  const root = useStore(timelineOf(conversation), (state) => state.root);
  const [newAfter] = useState(mine && mine.lastSeq > mine.readSeq && mine.readSeq > 0 ? mine.readSeq : null);
  return (
    <>
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
        autoFocus={autoFocus}
        onSent={() => attempt(list.current?.toEnd() ?? Promise.resolve())}
      />
    </>
  );
}

function ReplyComposer({
  conversation,
  channelName,
  autoFocus,
  onSent,
}: {
  conversation: Conversation;
  channelName: string;
  autoFocus: boolean;
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
      autoFocus={autoFocus}
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
