import { Plural } from "@lingui/react/macro";
import { CalendarClock } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import type { Conversation } from "../conversation.ts";
import { useScheduledHere } from "./scheduled-store.ts";

/** Above the field: what waits to be sent in this conversation. */
export function ScheduledHere({ conversation: { channelId, threadId } }: { conversation: Conversation }) {
  const { slug } = useSpace();
  const count = useScheduledHere(channelId, threadId);
  if (count === 0) return null;
  return (
    <p className="flex items-center gap-1.5 px-1 pb-1 text-meta text-quiet">
      <CalendarClock size={14} strokeWidth={1.5} className="shrink-0" />
      <button
        type="button"
        className="cursor-pointer font-medium text-accent-ink hover:underline touch:min-h-11"
        onClick={() => go(`/${slug}/drafts?tab=scheduled`)}
      >
        <Plural value={count} one="# message is sent later" other="# messages are sent later" />
      </button>
    </p>
  );
}
