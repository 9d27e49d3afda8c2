import { channelMarked, markChannel as contract, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel, myChannel } from "../channels/index.ts";
import { changeMarks } from "./sidebar-rows.ts";

/** The same again changes nothing. */
export const markChannel = handle(contract, async (context, { channelId, ...wished }) => {
  const { db, workspaceId, member } = context;
  await accessChannel(context, channelId, "channel.mark");
  const marks = await changeMarks(db, member, channelId, {
    favourite: wished.favourite,
    muted: wished.muted,
    notificationLevel: wished.notificationLevel,
  });
  if (marks) {
    const to = [audience.person(member.id)];
    context.emit(channelMarked, { channelId, ...marks }, { workspaceId, actorId: member.id, to });
  }
  return { channel: (await myChannel(db, member, channelId)) as MyChannel };
});
