import { availabilityChanged } from "@atrium/contract/people/availability.ts";
import { feature } from "#platform/operations/feature.ts";
import { changeAvailability } from "./change-availability.ts";

export { invisibleAmong, invisiblePeople } from "./invisible-rows.ts";
export { type QuietState, quietStatesOf } from "./quiet-states.ts";

/** How people can be reached: do not disturb, quiet hours, who may break through, invisible. */
export const availability = feature({
  name: "people/availability",
  operations: [changeAvailability],
  events: [availabilityChanged],
});
