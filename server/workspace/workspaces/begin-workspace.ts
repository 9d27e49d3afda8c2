import { type Workspace, workspaceCreated } from "@atrium/contract/workspace/workspaces.ts";
import { insertMembers } from "#people/profiles/index.ts";
import { audience, createEventLog } from "#platform/events/event-log.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { admitMember } from "../members/index.ts";
import { seedRoles } from "../roles/index.ts";
import { slugCandidates } from "./slug.ts";
import { insertWorkspace } from "./workspace-rows.ts";

/** Whom a workspace begins with; without an account it is a placeholder that somebody claims later. */
export type FirstOwner = { accountId: string | null; name: string };

/** Makes a workspace with its log, its roles and its owner; features add what it begins with by the event. */
export async function beginWorkspace(
  context: OpenContext,
  wish: { name: string; owner: FirstOwner; sampleContent: boolean },
): Promise<{ workspace: Workspace; memberId: string }> {
  const { db, now, platform } = context;
  const { accountId, name: ownerName } = wish.owner;
  const workspaceId = newId();
  const memberId = newId();
  await context.enterWorkspace(workspaceId);
  const workspace = await insertWithFreeSlug(context, workspaceId, wish.name, accountId ?? memberId);
  await createEventLog(db, workspaceId);
  const roles = await seedRoles(db, workspaceId, platform.catalogue.permissions);
  await insertMembers(db, workspaceId, [
    { id: memberId, accountId, kind: accountId ? "person" : "placeholder", name: ownerName, joinedAt: now },
  ]);
  // Features lay out the workspace before its first member joins what they laid out.
  context.emit(
    workspaceCreated,
    { workspace, memberId, sampleContent: wish.sampleContent },
    { workspaceId, actorId: memberId, to: [audience.workspace] },
  );
  await admitMember(context, workspaceId, memberId, { roleIds: [roles.owner.id], by: null });
  return { workspace, memberId };
}

/** Two of the same name at once: the second waits for the first to commit, then finds its slug taken and goes on. */
async function insertWithFreeSlug(
  context: OpenContext,
  workspaceId: string,
  name: string,
  createdBy: string,
): Promise<Workspace> {
  for (const slug of slugCandidates(name)) {
    const workspace = await insertWorkspace(context.db, {
      workspace_id: workspaceId,
      name,
      slug,
      created_by: createdBy,
      created_at: context.now,
      seeded_permissions: [...context.platform.catalogue.permissions.keys()],
    });
    if (workspace) return workspace;
  }
  return refuse("conflict", { detail: "no address is free for this name; try again" });
}
