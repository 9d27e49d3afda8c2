import { registerAccountCommands } from "./accounts/index.ts";
import { registerMailbox } from "./mailbox/index.ts";
import { registerPreferencesPage } from "./preferences/index.ts";
import { registerOwnActions } from "./profiles/index.ts";
import { registerPush } from "./push/index.ts";

/** What the first screen does without. */
export function register(): void {
  registerOwnActions();
  registerPreferencesPage();
  registerMailbox();
  registerAccountCommands();
  registerPush();
}
