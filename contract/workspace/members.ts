import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { page, pageInput } from "../protocol/paging.ts";
import { Role } from "./roles.ts";

/** A person's place in a workspace: profile, roles, since when. */
export const Member = z.strictObject({
  profile: Profile,
  roleIds: z.array(Id),
  joinedAt: Instant,
});
export type Member = z.infer<typeof Member>;

/** Ordered by name; `query` matches the beginning of any word of the name. People who left are listed on request. */
export const listMembers = operation("listMembers", {
  method: "GET",
  path: "/workspaces/{workspaceId}/members",
  summary: "List the members of a workspace",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: z.string().trim().max(80).optional(),
    state: z.enum(["active", "suspended", "left"]).default("active"),
    ...pageInput(),
  }),
  output: page(Member),
});

/** Replaces the roles. Nobody grants a role with permissions they do not hold; the last owner stays. */
/** What somebody is here: the names of their roles, the highest first as the workspace lists them. */
export const readMemberRoles = operation("readMemberRoles", {
  method: "GET",
  path: "/workspaces/{workspaceId}/members/{memberId}/roles",
  summary: "Read the roles of a member",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberId: Id }),
  output: z.strictObject({ roles: z.array(Role.pick({ id: true, key: true, name: true })) }),
});

export const changeRoles = operation("changeRoles", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/members/{memberId}/roles",
  summary: "Replace a member's roles",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberId: Id, roleIds: z.array(Id).min(1).max(20) }),
  output: z.strictObject({ member: Member }),
  errors: { last_owner: 409, above_own_rank: 403 },
});

/** Every door closes within a second; what the person wrote stays. */
export const removeMember = operation("removeMember", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/members/{memberId}",
  summary: "Remove a member from a workspace",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberId: Id }),
  output: z.strictObject({}),
  errors: { last_owner: 409, above_own_rank: 403 },
});

export const suspendMember = operation("suspendMember", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/members/{memberId}/suspension",
  summary: "Suspend a member",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberId: Id }),
  output: z.strictObject({}),
  errors: { last_owner: 409, above_own_rank: 403 },
});

export const reinstateMember = operation("reinstateMember", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/members/{memberId}/suspension",
  summary: "End the suspension of a member",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberId: Id }),
  output: z.strictObject({}),
  errors: { above_own_rank: 403 },
});

export const memberJoined = event("memberJoined", {
  summary: "Somebody joined the workspace",
  data: z.strictObject({ member: Member }),
});

export const memberChanged = event("memberChanged", {
  summary: "Roles or state of a member changed: suspended, reinstated, removed, left",
  data: z.strictObject({ member: Member }),
});
