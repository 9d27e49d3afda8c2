import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { page, pageInput } from "../protocol/paging.ts";
import { Profile } from "./profiles.ts";

/** What a group is called by, without the @: lower case letters, digits, dots and hyphens; unique in the workspace. */
export const GroupHandle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,30}[a-z0-9])$/, "must be 2 to 32 letters, digits, dots or hyphens")
  .refine((handle) => !["channel", "here", "everyone", "all"].includes(handle), "means everybody already");

/** People who are called together: a team, a shift, everybody who can release. */
export const Group = z.strictObject({
  id: Id,
  handle: z.string(),
  name: z.string(),
  description: z.string(),
  memberCount: z.number().int(),
  createdAt: Instant,
});
export type Group = z.infer<typeof Group>;

const GroupName = z.string().trim().min(1).max(80);
const GroupDescription = z.string().trim().max(250);
const keys = { workspaceId: Id, groupId: Id } as const;
const nameErrors = { handle_taken: 409 } as const;

/** Ordered by handle; `query` is any part of the handle or the name. */
export const listGroups = operation("listGroups", {
  method: "GET",
  path: "/workspaces/{workspaceId}/groups",
  summary: "List the groups of people one can call together",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, query: z.string().trim().max(80).optional(), ...pageInput(200) }),
  output: page(Group),
});

export const createGroup = operation("createGroup", {
  method: "POST",
  path: "/workspaces/{workspaceId}/groups",
  summary: "Create a group",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    handle: GroupHandle,
    name: GroupName,
    description: GroupDescription.default(""),
    memberIds: z.array(Id).max(200).default([]),
  }),
  output: z.strictObject({ group: Group }),
  errors: { ...nameErrors, unknown_person: 404 },
  limit: { count: 200, seconds: 3600 },
});

export const updateGroup = operation("updateGroup", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/groups/{groupId}",
  summary: "Change a group's handle, name or description",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    handle: GroupHandle.optional(),
    name: GroupName.optional(),
    description: GroupDescription.optional(),
  }),
  output: z.strictObject({ group: Group }),
  errors: nameErrors,
});

/** Messages that called it keep its name and call nobody any more. */
export const deleteGroup = operation("deleteGroup", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/groups/{groupId}",
  summary: "Delete a group",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
});

/** Who is in it already, or is not, stays so. Somebody both added and removed is removed. */
export const changeGroupMembers = operation("changeGroupMembers", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/groups/{groupId}/members",
  summary: "Add people to a group, or remove them",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    add: z.array(Id).max(200).default([]),
    remove: z.array(Id).max(200).default([]),
  }),
  output: z.strictObject({ group: Group }),
  errors: { unknown_person: 404 },
});

/** Ordered by name. */
export const listGroupMembers = operation("listGroupMembers", {
  method: "GET",
  path: "/workspaces/{workspaceId}/groups/{groupId}/members",
  summary: "List the people in a group",
  caller: "workspace",
  input: z.strictObject({ ...keys, ...pageInput() }),
  output: page(Profile),
});

/** To everybody who may see groups. */
export const groupChanged = event("groupChanged", {
  summary: "A group is new, or its names or the number of its people changed",
  data: z.strictObject({ group: Group }),
});
/** To everybody who may see groups. */
export const groupDeleted = event("groupDeleted", {
  summary: "A group is no more",
  data: z.strictObject({ groupId: Id }),
});
/** To those people alone: from now on what calls the group calls them, or does not; what waits for them may change. */
export const groupMembershipChanged = event("groupMembershipChanged", {
  summary: "One was put into a group, or taken out of it",
  data: z.strictObject({ groupId: Id, inside: z.boolean() }),
});
