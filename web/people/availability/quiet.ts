import type { Profile } from "@atrium/contract/people/profiles.ts";
import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { minute } from "#platform/store/minute.ts";
import { useStore } from "#platform/store/use-store.ts";
import { clock, weekdayTime } from "#platform/words/moments.ts";

/** Until when somebody is left in peace, in milliseconds; null when they are not. It comes and goes by itself. */
export const useQuiet = (profile: Pick<Profile, "quiet" | "timeZone"> | undefined): number | null =>
  useStore(minute, (now) => (profile?.quiet ? (quietUntil(profile, new Date(now))?.getTime() ?? null) : null));

/** A moment ahead as short as it can be told: `14:30`, or with its day. */
export function momentAhead(at: number, now = Date.now()): string {
  const moment = new Date(at);
  return moment.toDateString() === new Date(now).toDateString() ? clock(moment) : weekdayTime(moment);
}
