import { registerPush } from "./push/index.ts";

/** What the first screen does without. */
export function register(): void {
  registerPush();
}
