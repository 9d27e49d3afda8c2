import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import {
  listMyWorkspaces as contract,
  type MyWorkspace,
  type Workspace,
} from "@atrium/contract/workspace/workspaces.ts";
import { membershipsOfAccount } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import { handlePrepared, type Outside } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { asMember } from "#platform/operations/run.ts";
import { membershipInDeleted, ownPermission } from "../roles/index.ts";
import { deletedOf, deletedWorkspace } from "./deleted-workspace-rows.ts";
import { badgeIn } from "./read-badge.ts";
import { workspaceById } from "./workspace-rows.ts";

declare module "#platform/operations/parts.ts" {
  interface Parts {
    /** What a workspace's badge shows to one of its members. */
    badge: { unread: boolean; mentions: number };
  }
}

/** Transactions at once for one caller: somebody in fifty workspaces must not take every connection. */
const atOnce = 4;

/**
 * Each workspace is asked in a transaction of its own, as a member of it. All of that happens before the operation's
 * transaction: one that waits for further connections while it holds its own can wait for ever.
 */
export const listMyWorkspaces = handlePrepared(contract, {
  prepare: myWorkspaces,
  run: async (_context, _input, answer) => answer,
});

async function myWorkspaces({ platform, identity }: Outside<"account">): Promise<OutputOf<typeof contract>> {
  const { accountId } = identity;
  const mine = await platform.run({ accountId, mode: "read" }, ({ db }) => membershipsOfAccount(db, accountId));
  const found = await inTurns(mine, ({ workspaceId }) =>
    platform.run({ workspaceId, accountId, mode: "read" }, async (context) => {
      const inside = await asMember({ ...context, identity }, workspaceId);
      if (inside) return { mine: await myWorkspace(inside) };
      const owner = await membershipInDeleted(context.db, workspaceId, accountId);
      if (!owner || !may(owner, ownPermission)) return {};
      return { deleted: await deletedWorkspace(context.db, workspaceId, context.now) };
    }),
  );
  return {
    workspaces: found.flatMap(({ mine }) => mine ?? []),
    deleted: found.flatMap(({ deleted }) => (deleted ? deletedOf(deleted) : [])),
  };
}

async function myWorkspace(context: WorkspaceContext): Promise<MyWorkspace> {
  const { db, workspaceId, member } = context;
  const [workspace, badge] = await Promise.all([workspaceById(db, workspaceId), badgeIn(context)]);
  return { workspace: workspace as Workspace, memberId: member.id, ...badge };
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
