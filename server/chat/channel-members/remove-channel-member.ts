import { removeChannelMember as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel, channelOf } from "../channels/index.ts";
import { letGo } from "./let-go.ts";

/** Removing who is not in it changes nothing. Oneself one may always remove. */
export const removeChannelMember = handle(contract, async (context, { channelId, memberId }) => {
  const { workspaceId, member } = context;
  const act = memberId === member.id ? "channel.leave" : "channel.expel";
  const { channel } = await accessChannel(context, channelId, act, { lock: "channel" });
  const place = { emit: context.emit, workspaceId, actorId: member.id };
  return { channel: channelOf(await letGo(context, place, channel, [memberId])) };
});
