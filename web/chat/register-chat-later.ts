import { registerPins } from "./pins/index.ts";
import { registerPlanned } from "./planned/index.ts";

/** What the first screen of the chat does without; called once, after it stands. */
export function register(): void {
  registerPins();
  registerPlanned();
}
