import { readMemberRoles as contract } from "@atrium/contract/workspace/members.ts";
import { membersOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { roleIdsOf, rolesOfWorkspace } from "../roles/index.ts";

/** Whom one may see, one may also see what they are. */
export const readMemberRoles = handle(contract, async ({ db, workspaceId }, { memberId }) => {
  const [person] = await membersOf(db, workspaceId, [memberId]);
  if (!person) return notFound("member");
  const held = new Set((await roleIdsOf(db, workspaceId, [memberId])).get(memberId));
  const roles = (await rolesOfWorkspace(db, workspaceId)).filter(({ id }) => held.has(id));
  return { roles: roles.map(({ id, key, name }) => ({ id, key, name })) };
});
