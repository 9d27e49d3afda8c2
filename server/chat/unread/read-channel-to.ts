import { type ReadPointer, readPointerMoved } from "@atrium/contract/chat/unread.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { accessChannel } from "../channels/index.ts";
import { tellDirectRead } from "../receipts/index.ts";
import { movePointer } from "./pointer-rows.ts";

/** Told to one's own devices when it moved; reading again what is read moves nothing. */
export async function readChannelTo(
  context: WorkspaceContext,
  channelId: string,
  to: { seq: number; back: boolean },
): Promise<ReadPointer> {
  const { db, workspaceId, member } = context;
  const [{ channel }, moved] = await Promise.all([
    accessChannel(context, channelId, "channel.mark", { lock: "calls" }),
    movePointer(db, member, channelId, to),
  ]);
  const { isMoved, ...state } = moved as NonNullable<typeof moved>;
  const pointer: ReadPointer = { channelId, ...state };
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (isMoved) context.emit(readPointerMoved, { pointer }, emission);
  if (isMoved && !to.back) await tellDirectRead(context, channel, pointer.readSeq);
  return pointer;
}
