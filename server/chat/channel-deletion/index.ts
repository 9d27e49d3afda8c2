import { channelBroughtBack, channelDeleted } from "@atrium/contract/chat/channels.ts";
import { feature } from "#platform/operations/feature.ts";
import { bringBackChannel } from "./bring-back-channel.ts";
import { deleteChannel } from "./delete-channel.ts";
import { forgetChannelsDaily } from "./forget-channels.ts";
import { listDeletedChannels } from "./list-deleted-channels.ts";

/** Deleting channels, bringing them back, and removing what nobody can bring back any more. */
export const channelDeletion = feature({
  name: "chat/channel-deletion",
  operations: [deleteChannel, bringBackChannel, listDeletedChannels],
  events: [channelDeleted, channelBroughtBack],
  jobs: [forgetChannelsDaily],
});
