import { feature } from "#platform/operations/feature.ts";
import { addChannelMembers } from "./add-channel-members.ts";
import { joinChannel } from "./join-channel.ts";
import { leaveChannel } from "./leave-channel.ts";
import { listChannelMembers } from "./list-channel-members.ts";
import { onMemberChanged } from "./on-member-changed.ts";
import { onMemberJoined } from "./on-member-joined.ts";
import { removeChannelMember } from "./remove-channel-member.ts";

/** Who is in a channel: join, leave, add, remove; newcomers join what everybody is in, who left leaves. */
export const channelMembers = feature({
  name: "chat/channel-members",
  operations: [joinChannel, leaveChannel, addChannelMembers, removeChannelMember, listChannelMembers],
  on: [onMemberJoined, onMemberChanged],
});
