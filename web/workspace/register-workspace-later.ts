import { registerAudit } from "./audit/index.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  registerAudit();
}
