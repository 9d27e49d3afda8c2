import { createWorkspace as contract } from "@atrium/contract/workspace/workspaces.ts";
import { findAccount } from "#people/accounts/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { beginWorkspace } from "./begin-workspace.ts";

/** The creator becomes its owner, under the name of the account. */
export const createWorkspace = handle(contract, async (context, { name, sampleContent }) => {
  const account = (await findAccount(context.db, context.identity.accountId)) ?? notFound("account");
  return beginWorkspace(context, { name, owner: { accountId: account.id, name: account.name }, sampleContent });
});
