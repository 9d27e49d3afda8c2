/** Carrying what was said elsewhere: forwarded with its author, or quoted in one's own words. */
export { registerForwards } from "./register-forwards.ts";
