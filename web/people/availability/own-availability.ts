import { type Availability, availabilityChanged, changeAvailability } from "@atrium/contract/people/availability.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent } from "#platform/store/feed.ts";
import { keepProfiles, me } from "../profiles/index.ts";

const untold: Availability = { quiet: { until: null, hours: [] }, letsThrough: [], invisible: false };

/** What one has decided about being reached. */
export const ownAvailability = createStore<Availability>(untold);

export const keepAvailability = (availability: Availability): void => ownAvailability.set(availability);

type Change = { until?: string | null; hours?: Availability["quiet"]["hours"] } & Partial<
  Pick<Availability, "letsThrough" | "invisible">
>;

/** Holds at once, also in one's own profile; goes back when the server refuses. */
export async function changeOwnAvailability({ until, hours, ...rest }: Change): Promise<void> {
  const before = ownAvailability.get();
  const quiet = { ...before.quiet, ...(until !== undefined && { until }), ...(hours && { hours }) };
  show({ ...before, ...rest, quiet });
  try {
    const change = { ...rest, ...(until !== undefined && { until }), ...(hours && { hours }) };
    show((await callHere(changeAvailability, change)).availability);
  } catch (error) {
    show(before);
    throw error;
  }
}

function show(availability: Availability): void {
  ownAvailability.set(availability);
  const mine = me();
  if (mine) keepProfiles([{ ...mine, quiet: availability.quiet }]);
}

export function registerOwnAvailability(): void {
  onEvent(availabilityChanged, ({ availability }) => ownAvailability.set(availability));
  onClear(() => ownAvailability.set(untold));
}
