import { moveReadPointers as contract, readPointersMoved } from "@atrium/contract/chat/unread.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { holdCalls, mentionsIn } from "../channels/index.ts";
import { movePointers } from "./pointer-rows.ts";

/** Told once, however many they are; who reads again what is read moves nothing. */
export const moveReadPointers = handle(contract, async ({ db, emit, workspaceId, member }, { pointers, back }) => {
  const wished = new Map(pointers.map(({ channelId, seq }) => [channelId, seq]));
  const ids = [...wished.keys()];
  await holdCalls(db, ids);
  const [moved, mentions] = await Promise.all([movePointers(db, member, wished, back), mentionsIn(db, member, ids)]);
  const now = moved.map(({ channelId, readSeq }) => ({ channelId, readSeq, mentions: mentions.get(channelId) ?? 0 }));
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (now.length > 0) emit(readPointersMoved, { pointers: now }, emission);
  return { pointers: now };
});
