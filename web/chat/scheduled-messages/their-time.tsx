import type { Profile } from "@atrium/contract/people/profiles.ts";
import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { useLingui } from "@lingui/react/macro";
import { Moon } from "lucide-react";
import { minute } from "#platform/store/minute.ts";
import { useStore } from "#platform/store/use-store.ts";
import { clockIn, momentAhead } from "#platform/words/moments.ts";
import { attempt } from "../call-here.ts";
import { type Conversation, conversationKey, conversationOf } from "../conversation.ts";
import { adoptDraft, carried, drafts } from "../drafts/index.ts";
import { morningThere } from "./morning-there.ts";
import { useOther } from "./other-clock.ts";
import { scheduleWritten } from "./schedule-written.ts";

/**
 * Above the field of a direct message: that it is night for the other, or that nothing rings for them now. Who has
 * begun to write is offered the moment at which it would be read in peace.
 */
export function TheirTime({ conversation }: { conversation: Conversation }) {
  const other = useOther(conversation.channelId);
  return other?.state === "active" && other.kind === "person" ? (
    <Note other={other} about={conversationKey(conversation)} />
  ) : null;
}

function Note({ other, about }: { other: Profile; about: string }) {
  const { t } = useLingui();
  const minuteNow = useStore(minute);
  const hasWords = useStore(drafts, (all) => (all.get(about) ?? "").trim() !== "");
  const carries = useStore(carried, (all) => all.has(about));
  const now = new Date(minuteNow);
  const until = quietUntil(other, now);
  const morning = morningThere(other.timeZone, now);
  const better = later(until, morning);
  if (!better) return null;
  const time = clockIn(other.timeZone, now);
  const then = clockIn(other.timeZone, better);
  const first = other.name.split(/\s+/)[0] ?? other.name;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 px-1 pb-1 text-meta text-quiet">
      <Moon size={14} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
      {until
        ? t`It is ${time} for ${first}. Nothing rings for them until ${momentAhead(until, minuteNow)}.`
        : t`It is ${time} for ${first}.`}
      {(hasWords || carries) && (
        <button
          type="button"
          className="cursor-pointer font-medium text-accent-ink hover:underline touch:min-h-11"
          onClick={() => attempt(sendAt(about, better))}
        >
          {better === morning ? t`Send at ${then} their time` : t`Send then`}
        </button>
      )}
    </p>
  );
}

/** The later of two moments that may be unknown. */
const later = (one: Date | null, other: Date | undefined): Date | undefined =>
  one && (!other || one > other) ? one : other;

async function sendAt(key: string, at: Date): Promise<void> {
  const conversation = conversationOf(key);
  if (await scheduleWritten(conversation, { at })) adoptDraft(key, "", { focus: true });
}
