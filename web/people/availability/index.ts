import type { Feature } from "#platform/router/page.ts";
import { registerOwnAvailability } from "./own-availability.ts";

export { keepAvailability } from "./own-availability.ts";

/** How people can be reached: do not disturb, quiet hours, who may break through, invisible. */
export const availability: Feature = {
  name: "people/availability",
  register: registerOwnAvailability,
  later: () => import("./register-availability.ts"),
};
