import { registerAudit } from "./audit/index.ts";
import { registerDeletion } from "./deletion/index.ts";
import { focusNewPanes } from "./frame/index.ts";
import { registerInvitePeople, registerReceivedInvitations } from "./invitations/index.ts";
import { registerSettings } from "./settings/index.ts";
import { registerBadgesElsewhere, registerFurtherWorkspaces } from "./workspaces/index.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  focusNewPanes();
  registerFurtherWorkspaces();
  registerInvitePeople();
  registerSettings();
  registerAudit();
  registerDeletion();
  registerBadgesElsewhere();
  registerReceivedInvitations();
}
