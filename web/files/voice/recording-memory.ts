import { space } from "#platform/store/space.ts";
import type { Recorded } from "./recorder.ts";

/** What was said and not sent yet, kept on this device so that a reload loses nothing; by the place it is for. */
type Kept = Recorded & {
  /** Missing in what was kept before it was written down. */
  at?: number;
};
export type Unsent = { place: string; recorded: Recorded };

const prefix = "recording/";
/** What nobody sent in two weeks is sent no more. */
const longestKeptMs = 14 * 24 * 60 * 60_000;
/** Of ten minutes each they are 48 MB. */
const mostKept = 20;

export const isTooOld = (at: number): boolean => Date.now() - at > longestKeptMs;

export function keepRecorded(place: string, recorded: Recorded, at = Date.now()): void {
  space
    .get()
    ?.cache.set(prefix + place, { ...recorded, at } satisfies Kept)
    .catch(reportError);
}

export function forgetRecorded(place: string): void {
  space
    .get()
    ?.cache.delete(prefix + place)
    .catch(reportError);
}

/** Forgets what is too old, and the oldest of what is too much. */
export async function keptRecordings(): Promise<Unsent[]> {
  const found = (await space.get()?.cache.list<Kept>(prefix)) ?? [];
  const newest = found
    .map(({ key, value: { at = Date.now(), ...recorded } }) => ({ place: key.slice(prefix.length), at, recorded }))
    .sort((a, b) => b.at - a.at);
  const stays = newest.filter(({ at }, rank) => rank < mostKept && !isTooOld(at));
  for (const one of newest) if (!stays.includes(one)) forgetRecorded(one.place);
  return stays;
}
