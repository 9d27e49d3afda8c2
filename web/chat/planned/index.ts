/** The page of what one has begun, planned and wants to hear of again. */
export { registerPlanned } from "./register-planned.ts";
