import * as z from "zod";
import { MyChannel } from "./chat/channels.ts";
import { SidebarSection } from "./chat/sidebar.ts";
import { FileLimits } from "./files/uploads.ts";
import { Availability } from "./people/availability.ts";
import { Preferences } from "./people/preferences.ts";
import { Profile } from "./people/profiles.ts";
import { Id, Seq } from "./protocol/id.ts";
import { operation } from "./protocol/operation.ts";
import { WorkspaceSettings } from "./workspace/settings.ts";
import { Workspace } from "./workspace/workspaces.ts";

/**
 * The first answer a client needs to paint a workspace, as of `seq`: what fits a screen, however large the
 * workspace is. Open the realtime connection with `after: seq` and nothing is missed in between.
 */
export const Boot = z.strictObject({
  seq: Seq,
  workspace: Workspace,
  me: Profile,
  settings: WorkspaceSettings,
  preferences: Preferences,
  availability: Availability,
  /** Of the workspace's own emoji: whether the list one has is still the list. */
  emojiVersion: z.number().int(),
  fileLimits: FileLimits,
  /** Whether smaller pictures are made of files here. */
  filePreviews: z.boolean(),
  /** The groups one is in: what calls them calls oneself. */
  groupIds: z.array(Id),
  /** What one may do anywhere in the workspace. */
  permissions: z.array(z.string()),
  /** The first rows of the sidebar: unread first, then most recent; `more` when `listMyChannels` has further ones. */
  channels: z.array(MyChannel),
  more: z.boolean(),
  /** How one has arranged the sidebar. */
  sections: z.array(SidebarSection),
  /** The people those rows show. */
  people: z.array(Profile),
});
export type Boot = z.infer<typeof Boot>;

export const bootWorkspace = operation("bootWorkspace", {
  method: "GET",
  path: "/workspaces/{workspaceId}/boot",
  summary: "Read what a client needs first",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: Boot,
});
