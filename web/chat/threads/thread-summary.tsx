import type { Message } from "@atrium/contract/chat/messages.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { CornerDownRight } from "lucide-react";
import { memo } from "react";
import { PersonAvatar } from "#people/profiles/index.ts";
import { go, usePath, useSearchChange } from "#platform/router/navigation.ts";
import { channelAddress } from "../chat-address.ts";
import type { Conversation } from "../conversation.ts";
import { shortTime } from "../message-time.ts";

/** Below a message: how many replies it has, from whom, and since when; or, for a reply, where it belongs. */
export const ThreadSummary = memo(function ThreadSummary({
  message,
  conversation,
}: {
  message: Message;
  conversation: Conversation;
}) {
  const { t } = useLingui();
  const change = useSearchChange();
  const isHere = usePath().endsWith(message.channelId);
  const open = (thread: string) =>
    isHere
      ? change({ thread, details: undefined, person: undefined, m: undefined })
      : go(channelAddress(message.channelId, { thread }));
  if (conversation.threadId !== null) return null;
  if (message.threadId !== null) {
    const { threadId } = message;
    return (
      <button type="button" className={`${look} text-quiet`} onClick={() => open(threadId)}>
        <CornerDownRight size={16} strokeWidth={1.5} />
        {t`A reply in a thread. Show it`}
      </button>
    );
  }
  const { thread } = message;
  if (!thread || thread.replies === 0) return null;
  return (
    <button type="button" className={look} onClick={() => open(message.id)}>
      <span className="flex gap-1">
        {thread.people.slice(0, 4).map((id) => (
          <PersonAvatar key={id} id={id} size={20} />
        ))}
      </span>
      <span className="font-medium text-accent-ink group-hover/thread:underline">
        <Plural value={thread.replies} one="# reply" other="# replies" />
      </span>
      {thread.lastReplyAt && (
        <span className="truncate text-quiet">{t`last one ${shortTime(thread.lastReplyAt)}`}</span>
      )}
    </button>
  );
});

const look =
  "group/thread flex min-h-7 max-w-full cursor-pointer items-center gap-2 rounded-control py-0.5 pe-2 text-ui hover:bg-surface touch:min-h-11";
