import { registerAudit } from "./audit/index.ts";
import { registerDeletion } from "./deletion/index.ts";
import { registerReceivedInvitations } from "./invitations/index.ts";
import { registerBadgesElsewhere } from "./workspaces/index.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  registerAudit();
  registerDeletion();
  registerBadgesElsewhere();
  registerReceivedInvitations();
}
