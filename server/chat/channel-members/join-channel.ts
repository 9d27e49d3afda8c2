import { joinChannel as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessChannel, myChannel } from "../channels/index.ts";
import { letIn } from "./let-in.ts";

/** Joining again answers the same and tells nobody. */
export const joinChannel = handle(contract, async (context, { channelId }) => {
  const { db, workspaceId, member } = context;
  const { channel } = await accessChannel(context, channelId, "channel.join", { lock: "channel" });
  await letIn(context, { emit: context.emit, workspaceId, actorId: member.id }, channel, [member.id]);
  return { channel: (await myChannel(db, member, channelId)) ?? notFound("channel") };
});
