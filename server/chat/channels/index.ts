import {
  channelCreated,
  channelJoined,
  channelLeft,
  channelMembersChanged,
  channelUpdated,
} from "@atrium/contract/chat/channels.ts";
import { feature } from "#platform/operations/feature.ts";
import { archiveChannel } from "./archive-channel.ts";
import { channelAudience, channelScope, deletedChannelAudience } from "./channel-access.ts";
import { channelReference } from "./channel-reference.ts";
import { createChannel } from "./create-channel.ts";
import { listChannels } from "./list-channels.ts";
import { onWorkspaceCreated } from "./on-workspace-created.ts";
import { readChannel } from "./read-channel.ts";
import { restoreChannel } from "./restore-channel.ts";
import { updateChannel } from "./update-channel.ts";

export { activePeople } from "./active-people.ts";
export { channelKey, channelOf } from "./channel.ts";
export {
  accessChannel,
  type ChannelAct,
  type ChannelRule,
  channelRules,
  deletedKey,
  hearersOf,
  isReadable,
  mayInChannel,
  requireInChannel,
  seenChannel,
} from "./channel-access.ts";
export { addToChannel, insidersAmong, meetsAll, takeFromChannel } from "./channel-member-rows.ts";
export {
  type ChannelLock,
  type ChannelRow,
  type ChannelTable,
  callsLock,
  channelById,
  channelIsThere,
  channelNamed,
  channelsToLeave,
  defaultChannels,
  holdCalls,
  insertChannel,
  lockChannels,
  type SeenChannel,
} from "./channel-rows.ts";
export {
  freshlyIn,
  type MyChannelRow,
  mentionsIn,
  mentionsOf,
  myChannel,
  myChannelOf,
  timelineMentions,
  unreadMentions,
} from "./my-channel.ts";
export { isTaken } from "./name-taken.ts";
export { type Place, tellJoined, tellLeft, tellMembersChanged } from "./tell-membership.ts";

/** Channels themselves: create, browse, read, change, archive; and the rules of what one may do in them. */
export const channels = feature({
  name: "chat/channels",
  operations: [createChannel, listChannels, readChannel, updateChannel, archiveChannel, restoreChannel],
  events: [channelCreated, channelUpdated, channelJoined, channelLeft, channelMembersChanged],
  on: [onWorkspaceCreated],
  permissions: {
    "channel.browse": { summary: "find, read and join public channels", roles: ["owner", "admin", "member"] },
    "channel.create": { summary: "create channels", roles: ["owner", "admin", "member"] },
    "channel.edit": {
      summary: "change the name, topic and purpose of channels one is in",
      roles: ["owner", "admin", "member"],
    },
    "channel.archive": { summary: "archive channels and bring them back", roles: ["owner", "admin"] },
    "channel.delete": { summary: "delete channels and bring them back", roles: ["owner", "admin"] },
    "channel.invite": { summary: "add people to channels one is in", roles: ["owner", "admin", "member"] },
    "channel.expel": { summary: "remove people from channels", roles: ["owner", "admin"] },
  },
  audiences: [channelAudience, deletedChannelAudience],
  scopes: { channel: channelScope },
  references: { channel: channelReference },
});
