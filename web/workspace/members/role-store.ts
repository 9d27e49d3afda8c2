import { listRoles, type Role } from "@atrium/contract/workspace/roles.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSpace } from "#platform/store/space.ts";

/** The roles of the present workspace; empty until read. */
export function useRoles(): readonly Role[] {
  const { workspaceId } = useSpace();
  return useAnswer(listRoles, { workspaceId }).value?.roles ?? [];
}

/** The names of some roles: `Admin, Member`. */
export const rolesOf = (roles: readonly Role[], ids: readonly string[]): string =>
  roles
    .filter((role) => ids.includes(role.id))
    .map((role) => role.name)
    .join(", ");
