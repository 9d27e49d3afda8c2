import { channelMarked, markChannel as contract, type MyChannel } from "@atrium/contract/chat/channels.ts";
import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessChannel, myChannel } from "../channels/index.ts";
import { type Marks, marksOn, setMarks, type WishedMarks } from "./mark-rows.ts";
import { lockOwnMarks, sectionsOf } from "./section-rows.ts";

export const markChannel = handle(contract, async (context, { channelId, ...wished }) => {
  await mark(context, channelId, wished);
  return { channel: (await myChannel(context.db, context.member, channelId)) as MyChannel };
});

export const muteChannel = (context: WorkspaceContext, channelId: string, muted: boolean): Promise<void> =>
  mark(context, channelId, { muted });

/** The same again changes nothing. */
async function mark(context: WorkspaceContext, channelId: string, wished: WishedMarks): Promise<void> {
  const { db, emit, workspaceId, member } = context;
  await lockOwnMarks(db, member);
  const [, before, sections] = await Promise.all([
    accessChannel(context, channelId, "channel.mark"),
    marksOn(db, member, channelId),
    wished.sectionId !== undefined || wished.favourite !== undefined ? sectionsOf(db, member) : [],
  ]);
  if (!before) return;
  if (wished.sectionId && !sections.some(({ id }) => id === wished.sectionId)) notFound("section");
  const after = markedAs(before, wished, sections);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await setMarks(db, member, channelId, after);
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  emit(channelMarked, { channelId, ...after }, emission);
}

function markedAs(before: Marks, wished: WishedMarks, sections: readonly SidebarSection[]): Marks {
  const after = {
    favourite: wished.favourite ?? before.favourite,
    muted: wished.muted ?? before.muted,
    notificationLevel: wished.notificationLevel === undefined ? before.notificationLevel : wished.notificationLevel,
    sectionId: wished.sectionId === undefined ? before.sectionId : wished.sectionId,
    place: wished.place === undefined ? before.place : wished.place,
  };
  const quiet = ({ favourite, sectionId }: Marks) =>
    !favourite && sections.some(({ id, muted }) => id === sectionId && muted);
  // A muted section mutes what comes into it, and lets it be heard again when it leaves.
  const isMoved = quiet(before) !== quiet(after);
  return isMoved && wished.muted === undefined ? { ...after, muted: quiet(after) } : after;
}
