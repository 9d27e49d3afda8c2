import type { Platform } from "#platform/operations/platform.ts";
import type { Cast } from "./sign-up-people.ts";

/** Where the demo plays. */
export type Stage = {
  platform: Platform;
  cast: Cast;
  workspaceId: string;
  /** The last moment of the script. */
  present: Date;
  /** When the workspace was made. */
  begun: Date;
  /** By name; of direct messages by the keys of the others, with commas. */
  channelIds: Map<string, string>;
};
