import { channelMarked, markChannel as contract, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { accessChannel, myChannel } from "../channels/index.ts";
import { changeMarks } from "./sidebar-rows.ts";

export const markChannel = handle(contract, async (context, { channelId, ...wished }) => {
  const { favourite, muted, notificationLevel } = wished;
  await mark(context, channelId, { favourite, muted, notificationLevel });
  return { channel: (await myChannel(context.db, context.member, channelId)) as MyChannel };
});

export const muteChannel = (context: WorkspaceContext, channelId: string, muted: boolean): Promise<void> =>
  mark(context, channelId, { favourite: undefined, muted, notificationLevel: undefined });

/** The same again changes nothing. */
async function mark(
  context: WorkspaceContext,
  channelId: string,
  wished: Parameters<typeof changeMarks>[3],
): Promise<void> {
  const { db, workspaceId, member } = context;
  await accessChannel(context, channelId, "channel.mark");
  const marks = await changeMarks(db, member, channelId, wished);
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (marks) context.emit(channelMarked, { channelId, ...marks }, emission);
}
