/** Choosing when something ends by itself: a status, do not disturb. */
export { UntilField } from "./until-field.tsx";
export { type Expiry, type Until, untilInstant } from "./until-instant.ts";
