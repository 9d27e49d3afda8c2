import type { Profile } from "@atrium/contract/people/profiles.ts";
import { quietUntil } from "@atrium/contract/people/quiet-until.ts";
import { minute } from "#platform/store/minute.ts";
import { useStore } from "#platform/store/use-store.ts";

/** Until when somebody is left in peace, in milliseconds; null when they are not. It comes and goes by itself. */
export const useQuiet = (profile: Pick<Profile, "quiet" | "timeZone"> | undefined): number | null =>
  useStore(minute, (now) => (profile?.quiet ? (quietUntil(profile, new Date(now))?.getTime() ?? null) : null));
