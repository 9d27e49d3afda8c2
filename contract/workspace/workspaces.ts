import * as z from "zod";
import { isSeen } from "../protocol/blank-text.ts";
import { event, signal } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

export const WorkspaceName = z.string().trim().min(1, { abort: true }).max(60).refine(isSeen, "must not be empty");

export const Workspace = z.strictObject({
  id: Id,
  name: WorkspaceName,
  /** The workspace in addresses: lower case letters, digits and hyphens; unique on the instance. */
  slug: z.string().min(1).max(60),
  /** Path of its picture below the instance's address, for its members; null for its first letter. */
  logo: z.string().nullable(),
  createdAt: Instant,
});
export type Workspace = z.infer<typeof Workspace>;

/** A workspace one is in, with what its badge shows. */
export const MyWorkspace = z.strictObject({
  workspace: Workspace,
  memberId: Id,
  /** Something unread anywhere. */
  unread: z.boolean(),
  /** Mentions and direct messages not read. */
  mentions: z.number().int(),
});
export type MyWorkspace = z.infer<typeof MyWorkspace>;

/** What waits in one workspace, as its badge shows it. */
export const readBadge = operation("readBadge", {
  method: "GET",
  path: "/workspaces/{workspaceId}/badge",
  summary: "Read what waits in a workspace",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: MyWorkspace.pick({ unread: true, mentions: true }).strict(),
});

/**
 * To the account, on whatever connection, whichever workspace it follows: what waits for it there may have changed. At
 * most once a second for a workspace; a message that calls nobody in particular is not told.
 */
export const badgeChanged = signal("badgeChanged", {
  summary: "What waits for one in a workspace changed",
  data: z.strictObject({}),
});

/**
 * To the account, on whatever connection: it is in this workspace now, or is not any more, because it came or went, was
 * let in or put out, or because the workspace was deleted or brought back.
 */
export const membershipChanged = signal("membershipChanged", {
  summary: "The workspaces one is in changed",
  data: z.strictObject({}),
});

/** The creator becomes owner. `sampleContent` fills it with a small believable start. */
export const createWorkspace = operation("createWorkspace", {
  method: "POST",
  path: "/workspaces",
  summary: "Create a workspace",
  caller: "account",
  input: z.strictObject({ name: WorkspaceName, sampleContent: z.boolean().default(false) }),
  output: z.strictObject({ workspace: Workspace, memberId: Id }),
  limit: { count: 20, seconds: 3600 },
});

/** How many days a deleted workspace can be brought back; then everything in it is removed, its files' bytes too. */
export const workspaceKeptDays = 30;

/** A workspace that was deleted, as those see it who may bring it back. */
export const DeletedWorkspace = z.strictObject({
  id: Id,
  name: z.string(),
  deletedAt: Instant,
  /** From then on it cannot be brought back any more. */
  goneAt: Instant,
});
export type DeletedWorkspace = z.infer<typeof DeletedWorkspace>;

/** `deleted`: those one owned, and may bring back. */
export const listMyWorkspaces = operation("listMyWorkspaces", {
  method: "GET",
  path: "/workspaces",
  summary: "List the workspaces one is in",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ workspaces: z.array(MyWorkspace), deleted: z.array(DeletedWorkspace) }),
});

/** Changes what is given and leaves the rest. */
export const updateWorkspace = operation("updateWorkspace", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}",
  summary: "Rename a workspace, or change its logo",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    name: WorkspaceName.optional(),
    /** A PNG, JPEG, WebP or GIF as a data URL of at most 200 KB, kept at 256 pixels; or null to remove it. */
    logo: z.string().max(280_000).nullable().optional(),
  }),
  output: z.strictObject({ workspace: Workspace }),
  errors: { bad_picture: 400 },
  bodyLimit: 400_000,
});

/**
 * From here on it is found by nobody, and everybody in it is disconnected. `name` is the workspace's, typed by whoever
 * deletes it. Its owners can bring it back for `workspaceKeptDays` days.
 */
export const deleteWorkspace = operation("deleteWorkspace", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/deletion",
  summary: "Delete a workspace with everything in it",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, name: z.string().max(200) }),
  output: z.strictObject({ deleted: DeletedWorkspace }),
  errors: { wrong_name: 409 },
});

/** With everything that was in it, for an owner of it. What is back stays as it is. */
export const restoreWorkspace = operation("restoreWorkspace", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/deletion",
  summary: "Bring a deleted workspace back",
  caller: "account",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ workspace: Workspace, memberId: Id }),
});

/** The last owner cannot leave. */
export const leaveWorkspace = operation("leaveWorkspace", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/membership",
  summary: "Leave a workspace",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({}),
  errors: { last_owner: 409 },
});

/** Before anybody is in it; features lay out what a new workspace begins with. */
export const workspaceCreated = event("workspaceCreated", {
  summary: "A workspace was created",
  data: z.strictObject({
    workspace: Workspace,
    /** Who created it. */
    memberId: Id,
    /** Whether it should begin with a small believable content. */
    sampleContent: z.boolean(),
  }),
});

export const workspaceUpdated = event("workspaceUpdated", {
  summary: "A workspace was renamed, or has another logo",
  data: z.strictObject({ workspace: Workspace }),
});

/** To everybody in it; the last they hear. */
export const workspaceDeleted = event("workspaceDeleted", {
  summary: "The workspace was deleted",
  data: z.strictObject({ name: WorkspaceName, goneAt: Instant }),
});

/** Nobody is connected yet: features set right what time has passed over. */
export const workspaceRestored = event("workspaceRestored", {
  summary: "The deleted workspace is back",
  data: z.strictObject({ workspace: Workspace }),
});
