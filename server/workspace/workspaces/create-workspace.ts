import { createWorkspace as contract } from "@atrium/contract/workspace/workspaces.ts";
import { handle } from "#platform/operations/feature.ts";
import { accountName } from "#people/profiles/index.ts";
import { beginWorkspace } from "./begin-workspace.ts";

/** The creator becomes its owner. */
export const createWorkspace = handle(contract, async (context, { name, sampleContent }) => {
  const ownerName = await accountName(context.db, context.identity.accountId);
  return beginWorkspace(context, { name, ownerName, sampleContent });
});
