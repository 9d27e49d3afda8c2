import { space } from "#platform/store/space.ts";
import type { Recorded } from "./recorder.ts";

/** What was said and not sent yet, kept on this device so that a reload loses nothing; by the place it is for. */
const prefix = "recording/";

export function keepRecorded(place: string, recorded: Recorded): void {
  space
    .get()
    ?.cache.set(prefix + place, recorded)
    .catch(reportError);
}

export function forgetRecorded(place: string): void {
  space
    .get()
    ?.cache.delete(prefix + place)
    .catch(reportError);
}

export async function keptRecordings(): Promise<{ place: string; recorded: Recorded }[]> {
  const kept = (await space.get()?.cache.list<Recorded>(prefix)) ?? [];
  return kept.map(({ key, value }) => ({ place: key.slice(prefix.length), recorded: value }));
}
