import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { pageInput } from "../protocol/paging.ts";
import { Channel } from "./channels.ts";

/** How many days a deleted channel can be brought back; then everything in it is removed, its files' bytes too. */
export const channelKeptDays = 30;

/** A channel somebody deleted, as those see it who may bring it back. */
export const DeletedChannel = z.strictObject({
  channel: Channel,
  deletedBy: Id.nullable(),
  deletedAt: Instant,
  /** From then on it cannot be brought back any more. */
  goneAt: Instant,
});
export type DeletedChannel = z.infer<typeof DeletedChannel>;

const channelKeys = { workspaceId: Id, channelId: Id } as const;

/**
 * From here on nobody finds anything of it, as if it had never been; its name is free. It can be brought back for
 * `channelKeptDays` days. A channel that everybody is put into is not deleted. Deleting again changes nothing.
 */
export const deleteChannel = operation("deleteChannel", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/deletion",
  summary: "Delete a channel with everything in it",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({}),
  errors: { not_a_channel: 409, default_channel: 409 },
});

/** With everything that was in it, as everybody left it. Its name may have been given to another channel meanwhile. */
export const bringBackChannel = operation("bringBackChannel", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/deletion",
  summary: "Bring a deleted channel back",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({ channel: Channel }),
  errors: { name_taken: 409, not_a_channel: 409, default_channel: 409 },
});

/** The last deleted first: those the asker may bring back. */
export const listDeletedChannels = operation("listDeletedChannels", {
  method: "GET",
  path: "/workspaces/{workspaceId}/deleted-channels",
  summary: "List the deleted channels one may bring back",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...pageInput() }),
  output: z.strictObject({
    items: z.array(DeletedChannel),
    next: z.string().optional(),
    people: z.array(Profile),
  }),
});
