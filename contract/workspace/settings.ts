import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** How a workspace works for everybody in it; features add their keys. */
export const WorkspaceSettings = z.strictObject({
  /** Whether people may see who has read a message, each of them as they choose for themselves. */
  readReceipts: z.boolean(),
  /** Whether links to files for people without an account work, those that were made as well. */
  shareLinks: z.boolean(),
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

/** What holds until somebody chooses. */
export const defaultWorkspaceSettings: WorkspaceSettings = { readReceipts: true, shareLinks: true };

export const readWorkspaceSettings = operation("readWorkspaceSettings", {
  method: "GET",
  path: "/workspaces/{workspaceId}/settings",
  summary: "Read how the workspace works for everybody",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ settings: WorkspaceSettings }),
});

/** Changes what is given and leaves the rest. */
export const changeWorkspaceSettings = operation("changeWorkspaceSettings", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/settings",
  summary: "Change how the workspace works for everybody",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...WorkspaceSettings.partial().shape }),
  output: z.strictObject({ settings: WorkspaceSettings }),
});

/** To everybody in the workspace. */
export const workspaceSettingsChanged = event("workspaceSettingsChanged", {
  summary: "The workspace works differently from now on",
  data: z.strictObject({ settings: WorkspaceSettings }),
});
