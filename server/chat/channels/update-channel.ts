import { channelUpdated, updateChannel as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { channelOf } from "./channel.ts";
import { accessChannel, hearersOf } from "./channel-access.ts";
import { changeChannel } from "./channel-rows.ts";
import { isTaken } from "./name-taken.ts";

/** The same again changes nothing and tells nobody. */
export const updateChannel = handle(contract, async (context, { channelId, name, topic, purpose }) => {
  const { db, workspaceId, member } = context;
  const { channel } = await accessChannel(context, channelId, "channel.edit", { lock: "channel" });
  const change = {
    ...(name !== undefined && { name: name.normalize("NFC") }),
    ...(topic !== undefined && { topic }),
    ...(purpose !== undefined && { purpose }),
  };
  const changed = await changeChannel(db, workspaceId, channelId, change).catch((error: unknown) => {
    if (isTaken(error)) return refuse("name_taken");
    throw error;
  });
  if (!changed) return { channel: channelOf(channel) };
  const to = hearersOf(changed);
  context.emit(channelUpdated, { channel: channelOf(changed) }, { workspaceId, actorId: member.id, to });
  return { channel: channelOf(changed) };
});
