import { createWorkspace as contract } from "@atrium/contract/workspace/workspaces.ts";
import { findAccount } from "#people/accounts/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { beginWorkspace } from "./begin-workspace.ts";

/** The creator becomes its owner, under the name of the account. */
export const createWorkspace = handle(
  contract,
  async (context, { name, sampleContent }) => {
    const account = (await findAccount(context.db, context.identity.accountId)) ?? notFound("account");
    const owner = { accountId: account.id, name: account.name };
    const made = await beginWorkspace(context, { name, owner, sampleContent });
    const on = { kind: "workspace", id: made.workspace.id, name };
    context.audit({ workspaceId: made.workspace.id, actorId: made.memberId, what: "workspace.created", on });
    return made;
  },
  { audited: true },
);
