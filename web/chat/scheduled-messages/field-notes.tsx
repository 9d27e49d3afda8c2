import { Plural, useLingui } from "@lingui/react/macro";
import { CalendarClock, Moon } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { clockIn } from "#platform/words/moments.ts";
import { attempt } from "../call-here.ts";
import { type Conversation, conversationKey, conversationOf } from "../conversation.ts";
import { adoptDraft, draftOf, drafts } from "../drafts/index.ts";
import { morningThere } from "./morning-there.ts";
import { useOtherClock } from "./other-clock.ts";
import { schedule } from "./scheduled-actions.ts";
import { useScheduledHere } from "./scheduled-store.ts";

const link = "cursor-pointer font-medium text-accent-ink hover:underline touch:min-h-11";

/** Above the field: what waits to be sent in this conversation. */
export function ScheduledHere({ conversation: { channelId, threadId } }: { conversation: Conversation }) {
  const { slug } = useSpace();
  const count = useScheduledHere(channelId, threadId);
  if (count === 0) return null;
  return (
    <p className="flex items-center gap-1.5 px-1 pb-1 text-meta text-quiet">
      <CalendarClock size={14} strokeWidth={1.5} className="shrink-0" />
      <button type="button" className={link} onClick={() => go(`/${slug}/drafts?tab=scheduled`)}>
        <Plural value={count} one="# message is sent later" other="# messages are sent later" />
      </button>
    </p>
  );
}

/** Above the field, while one writes to somebody for whom it is night: says so, and offers the morning. */
export function NightThere({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const key = conversationKey(conversation);
  const writes = useStore(drafts, (all) => (all.get(key) ?? "").trim() !== "");
  const other = useOtherClock(conversation.channelId);
  const morning = writes && other && morningThere(other.timeZone);
  if (!morning) return null;
  const { name, timeZone } = other;
  const now = clockIn(timeZone);
  const then = clockIn(timeZone, morning);
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 px-1 pb-1 text-meta text-quiet">
      <Moon size={14} strokeWidth={1.5} className="shrink-0" />
      {t`It is ${now} for ${name}.`}
      <button type="button" className={link} onClick={() => attempt(sendAt(key, morning))}>
        {t`Send at ${then} their time`}
      </button>
    </p>
  );
}

async function sendAt(key: string, at: Date): Promise<void> {
  const conversation = conversationOf(key);
  const text = draftOf(conversation);
  await schedule(conversation, { text, at });
  if (draftOf(conversation) === text) adoptDraft(key, "", { focus: true });
}
