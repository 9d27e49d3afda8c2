import { markRead as contract, type ReadPointer, readPointerMoved } from "@atrium/contract/chat/unread.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel } from "../channels/index.ts";
import { movePointer } from "./pointer-rows.ts";

/** Told to one's own devices when it moved; reading again what is read moves nothing. */
export const markRead = handle(contract, async (context, { channelId, seq, back }) => {
  const { db, workspaceId, member } = context;
  const [, moved] = await Promise.all([
    accessChannel(context, channelId, "channel.mark", { lock: "calls" }),
    movePointer(db, member, channelId, { seq, back }),
  ]);
  const { isMoved, ...state } = moved as NonNullable<typeof moved>;
  const pointer: ReadPointer = { channelId, ...state };
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (isMoved) context.emit(readPointerMoved, { pointer }, emission);
  return { pointer };
});
