/** Messages held up for everybody in their channel. */
export { keepPinned, usePinCount } from "./pin-store.ts";
export { pinsAddress, registerPins } from "./register-pins.ts";
