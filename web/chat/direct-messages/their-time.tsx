import type { Profile } from "@atrium/contract/people/profiles.ts";
import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { useLingui } from "@lingui/react/macro";
import { Moon } from "lucide-react";
import { useProfile } from "#people/profiles/index.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { minute } from "#platform/store/minute.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { clockIn, momentAhead } from "#platform/words/moments.ts";
import { useMyChannel } from "../channels/index.ts";
import { sendTools } from "../composer/index.ts";
import type { Conversation } from "../conversation.ts";

/** Above the field of a direct message: that it is late for the other, or that nothing rings for them now. */
export function TheirTime({ conversation }: { conversation: Conversation }) {
  const { memberId } = useSpace();
  const channel = useMyChannel(conversation.channelId)?.channel;
  const other = channel?.kind === "direct" ? channel.people.find((id) => id !== memberId) : undefined;
  return other ? <Note id={other} /> : null;
}

function Note({ id }: { id: string }) {
  const { t } = useLingui();
  const profile = useProfile(id);
  const now = useStore(minute);
  const canWait = useSlot(sendTools).length > 0;
  if (!profile || profile.state !== "active" || profile.kind !== "person") return null;
  const until = quietUntil(profile, new Date(now));
  const time = clockIn(profile.timeZone, new Date(now));
  if (!until && !isNight(time)) return null;
  return (
    <p role="status" className="flex items-center gap-2 px-1 pb-1.5 text-meta text-quiet">
      <Moon size={14} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
      <span>
        {wordsFor(profile)}
        {canWait && ` ${t`You can send it later, by the arrow beside Send.`}`}
      </span>
    </p>
  );

  function wordsFor({ name }: Profile): string {
    const first = name.split(/\s+/)[0] ?? name;
    if (!until) return t`It is ${time} for ${first}.`;
    return t`It is ${time} for ${first}. Nothing rings for them until ${momentAhead(until, now)}.`;
  }
}

/** From ten in the evening to seven in the morning. */
const isNight = (time: string): boolean => time !== "" && (time >= "22:00" || time < "07:00");
