/** Messages held up for everybody in their channel. */
export { registerPins } from "./register-pins.ts";
