/**
 * The access engine. Permissions are named, roles are sets of them, grants attach roles to people on scopes.
 * Guarantee: `may` and `explain` are the same rules, so a refusal can always be explained and an explanation
 * never differs from what happens. What must never happen: a decision by a role's name.
 * May import: platform/database, the contract's protocol.
 */
import type { Reference } from "@atrium/contract/protocol/reference.ts";
import type { Db } from "#platform/database/database.ts";
import { refuse } from "#platform/operations/refuse.ts";
import type { Membership } from "./membership.ts";

/** One reason why something is allowed or refused. A refusal wins over every allowance. */
export type Rule = { effect: "allows" | "refuses"; because: string; on: Reference };

/**
 * A kind of thing permissions are asked on. `rules` loads the thing through the asker and answers undefined when
 * the asker may not even know it exists.
 */
export type ScopeKind = {
  rules(db: Db, member: Membership, permission: string, id: string): Promise<Rule[] | undefined>;
};

export const decide = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => rule.effect === "allows") && !rules.some((rule) => rule.effect === "refuses");

/** The rules by which a member holds a permission on the whole workspace. */
export function workspaceRules(member: Membership, permission: string): Rule[] {
  const on = { kind: "workspace", id: member.workspaceId };
  return member.roles
    .filter((role) => role.permissions.includes(permission))
    .map((role) => ({ effect: "allows" as const, because: `role ${role.name} on this workspace`, on }));
}

export const may = (member: Membership, permission: string): boolean => decide(workspaceRules(member, permission));

/** Refuses with `not_allowed` unless the member holds the permission on the workspace. */
export function require(member: Membership, permission: string): void {
  if (!may(member, permission)) refuse("not_allowed", { detail: `needs the permission ${permission}` });
}

/** Everything a member may do on the whole workspace. */
export const permissionsOf = (member: Membership): string[] => [
  ...new Set(member.roles.flatMap((role) => role.permissions)),
];
