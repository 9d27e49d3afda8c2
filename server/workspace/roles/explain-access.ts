import { explainAccess as contract, type Rule } from "@atrium/contract/workspace/roles.ts";
import { decide, require, workspaceRules } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuseField } from "#platform/operations/refuse.ts";
import { memberStateOf, membershipOf } from "./membership.ts";

type Question = { memberId: string; permission: string; kind: string; id: string };

/** The rules `may` decides by. Who may not see a thing cannot learn of it by asking what others may do there. */
export const explainAccess = handle(contract, async (context, { memberId, permission, kind, id }) => {
  const { db, workspaceId, member } = context;
  if (!context.platform.catalogue.permissions.has(permission)) refuseField("permission", "no such permission");
  const question = { memberId, permission, kind, id };
  const seen = (await rulesFor(context, member, question)) ?? notFound(kind);
  if (memberId === member.id) return { allowed: decide(seen), rules: seen };
  require(member, "role.manage");
  const other = await membershipOf(db, workspaceId, memberId);
  const rules = other
    ? ((await rulesFor(context, other, question)) ?? [unseen(question)])
    : [await gone(context, question)];
  return { allowed: decide(rules), rules };
});

/** Undefined when the person may not know that the thing exists. */
async function rulesFor(
  { db, workspaceId, platform }: WorkspaceContext,
  member: Membership,
  { permission, kind, id }: Question,
): Promise<Rule[] | undefined> {
  if (kind === "workspace") return id === workspaceId ? workspaceRules(member, permission) : undefined;
  const scope = platform.catalogue.features.map((feature) => feature.scopes?.[kind]).find(Boolean);
  return scope?.rules(db, member, permission, id);
}

const unseen = ({ kind, id }: Question): Rule => ({
  effect: "refuses",
  because: `cannot see this ${kind}`,
  on: { kind, id },
});

async function gone({ db, workspaceId }: WorkspaceContext, { memberId }: Question): Promise<Rule> {
  const state = (await memberStateOf(db, workspaceId, memberId)) ?? notFound("member");
  const because = state === "left" ? "is no longer in this workspace" : "is suspended";
  return { effect: "refuses", because, on: { kind: "workspace", id: workspaceId } };
}
