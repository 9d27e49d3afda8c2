import type { Message } from "@atrium/contract/chat/messages.ts";
import { Plural } from "@lingui/react/macro";
import { useMemo } from "react";
import { heldMessage, MessageRow } from "../messages/index.ts";

type Props = { channelId: string; threadId: string; root: Message | null };

/** The message a thread answers, above the replies. Known from the channel before the thread is fetched. */
export function ThreadRoot({ channelId, threadId, root }: Props) {
  const message = root ?? heldMessage({ channelId, threadId: null }, threadId) ?? null;
  const row = useMemo(() => message && { key: `root:${message.id}`, message, outgoing: null, leads: true }, [message]);
  const conversation = useMemo(() => ({ channelId, threadId }), [channelId, threadId]);
  if (!row || !message) return null;
  const replies = message.thread?.replies ?? 0;
  return (
    <div className="pb-1 pt-2">
      <MessageRow
        row={row}
        conversation={conversation}
        tabbable={false}
        highlighted={false}
        onActions={() => undefined}
        onAltPress={() => undefined}
      />
      <div className="flex items-center gap-4 px-5 pt-3">
        <span className="h-px flex-1 bg-line" />
        <span className="text-[13px] text-quiet">
          <Plural value={replies} _0="No replies yet" one="# reply" other="# replies" />
        </span>
        <span className="h-px flex-1 bg-line" />
      </div>
    </div>
  );
}
