import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Reference } from "../protocol/reference.ts";

/** A role is a named set of permissions. `key` is set for the ones every workspace starts with. */
export const Role = z.strictObject({
  id: Id,
  key: z.enum(["owner", "admin", "member", "guest"]).nullable(),
  name: z.string().min(1).max(60),
  permissions: z.array(z.string()),
});
export type Role = z.infer<typeof Role>;

export const listRoles = operation("listRoles", {
  method: "GET",
  path: "/workspaces/{workspaceId}/roles",
  summary: "List the roles of a workspace",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ roles: z.array(Role) }),
});

/** One reason why a permission holds or does not. */
export const Rule = z.strictObject({
  effect: z.enum(["allows", "refuses"]),
  /** In words: `role Admin on this workspace`, `member of #release-4`, `the channel is archived`. */
  because: z.string(),
  on: Reference,
});
export type Rule = z.infer<typeof Rule>;

/** Answers "why can X do this?"; asking about others needs `role.manage`. */
export const explainAccess = operation("explainAccess", {
  method: "GET",
  path: "/workspaces/{workspaceId}/access",
  summary: "Explain whether somebody may do something, and by which rule",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    memberId: Id,
    permission: z.string().max(60),
    kind: z.string().max(40),
    id: Id,
  }),
  output: z.strictObject({ allowed: z.boolean(), rules: z.array(Rule) }),
});
