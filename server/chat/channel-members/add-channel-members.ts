import { addChannelMembers as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessChannel, activePeople, channelOf } from "../channels/index.ts";
import { letIn } from "./let-in.ts";

/** Who is in the channel already stays as they are. */
export const addChannelMembers = handle(contract, async (context, { channelId, memberIds }) => {
  const { db, workspaceId, member } = context;
  const { channel } = await accessChannel(context, channelId, "channel.invite", { lock: "channel" });
  const { active, missing } = await activePeople(db, workspaceId, memberIds);
  if (missing.length > 0) refuse("unknown_person", { detail: `nobody of this workspace: ${missing[0]}` });
  const place = { emit: context.emit, workspaceId, actorId: member.id };
  const added = await letIn(context, place, channel, active);
  return { channel: channelOf(added.channel), added: added.ids };
});
