import { registerPins } from "./pins/index.ts";

/** What the first screen of the chat does without; called once, after it stands. */
export function register(): void {
  registerPins();
}
