import { changeRoles as contract, type Member, memberChanged } from "@atrium/contract/workspace/members.ts";
import type { Role } from "@atrium/contract/workspace/roles.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuseField } from "#platform/operations/refuse.ts";
import { ownPermission, permissionsIn, replaceRoles, requireRank, rolesByIds } from "../roles/index.ts";
import { memberById } from "./member.ts";
import { accessStanding, keepAnOwner } from "./member-access.ts";

/** Replaces the roles; the same roles again change nothing. Connections hear what the new roles let them hear. */
export const changeRoles = handle(
  contract,
  async (context, { memberId, roleIds }) => {
    const { db, workspaceId } = context;
    const { actor, target } = await accessStanding(context, memberId, "role.manage");
    if (target.row.state === "left") notFound("member");
    const wanted = await existingRoles(context, roleIds);
    requireRank(actor, wanted);
    if (!permissionsIn(wanted).has(ownPermission) && target.row.state === "active") await keepAnOwner(context, target);
    const same =
      target.roles.length === wanted.length && target.roles.every((role) => wanted.some(({ id }) => id === role.id));
    if (!same) {
      const ids = wanted.map((role) => role.id);
      await replaceRoles(db, workspaceId, memberId, ids, actor.id);
    }
    const member = (await memberById(db, workspaceId, memberId, context.now)) as Member;
    if (same) return { member };
    tell(context, member, target.roles, wanted);
    const names = (roles: Role[]) => ({ roles: roles.map((role) => role.name).sort() });
    const on = { kind: "member", id: memberId, name: member.profile.name };
    const change = { before: names(target.roles), after: names(wanted) };
    context.audit({ workspaceId, actorId: actor.id, what: "member.roles_changed", on, ...change });
    return { member };
  },
  { audited: true },
);

async function existingRoles({ db, workspaceId }: WorkspaceContext, roleIds: string[]): Promise<Role[]> {
  const roles = await rolesByIds(db, workspaceId, roleIds);
  const unknown = roleIds.findIndex((id) => !roles.some((role) => role.id === id));
  if (unknown >= 0) refuseField(`roleIds.${unknown}`, "no such role");
  return roles;
}

function tell(context: WorkspaceContext, member: Member, before: Role[], after: Role[]): void {
  const [had, has] = [permissionsIn(before), permissionsIn(after)];
  const keys = (names: Iterable<string>, except: Set<string>) =>
    [...names]
      .filter((name) => !except.has(name))
      .map((name) => ({ memberId: member.profile.id, key: audience.permission(name) }));
  context.emit(
    memberChanged,
    { member },
    {
      workspaceId: context.workspaceId,
      actorId: context.member.id,
      to: [audience.workspace],
      admits: keys(has, had),
      expels: keys(had, has),
    },
  );
}
