import { leaveChannel as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { requireInChannel, seenChannel } from "../channels/index.ts";
import { letGo } from "./let-go.ts";

/** Leaving again changes nothing. Who leaves a private channel cannot come back by themselves. */
export const leaveChannel = handle(contract, async (context, { channelId }) => {
  const { db, workspaceId, member } = context;
  const seen = (await seenChannel(db, member, channelId, { lock: "channel" })) ?? notFound("channel");
  if (!seen.inside) return {};
  requireInChannel(member, seen, "channel.leave");
  await letGo(context, { emit: context.emit, workspaceId, actorId: member.id }, seen.channel, [member.id]);
  return {};
});
