import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { usePreference } from "#people/preferences/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { useWorkspaceSetting } from "#workspace/workspaces/index.ts";
import { useMyChannel } from "../channels/index.ts";
import type { Conversation } from "../conversation.ts";
import { askSeen, seenTo } from "./seen-store.ts";

/** Below one's own message at the end of a direct message: that the other has read it. */
export function SeenMark({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const mine = useMyChannel(message.channelId);
  const on = [usePreference("readReceipts"), useWorkspaceSetting("readReceipts")].every(Boolean);
  const isLast =
    on &&
    conversation.threadId === null &&
    message.authorId === memberId &&
    message.deletedAt === null &&
    mine?.channel.kind === "direct" &&
    mine.channel.people.length === 2 &&
    message.seq !== null &&
    message.seq === mine.lastSeq;
  const seen = useStore(seenTo, (all) => isLast && (all.get(message.channelId) ?? 0) >= (message.seq ?? 0));
  useEffect(() => {
    if (isLast && !seen) askSeen(message).catch(() => undefined);
  }, [isLast, seen, message]);
  return seen ? <p className="text-meta text-quiet">{t`Read`}</p> : null;
}
