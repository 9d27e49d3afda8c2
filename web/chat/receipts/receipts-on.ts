import { preference } from "#people/preferences/index.ts";
import { workspaceSetting } from "#workspace/workspaces/index.ts";

/** It is mutual: who does not show what they have read does not see what others have. */
export const receiptsOn = (): boolean => preference("readReceipts") && workspaceSetting("readReceipts");
