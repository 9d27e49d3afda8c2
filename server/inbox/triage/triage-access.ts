import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { inboxMarked } from "@atrium/contract/inbox/inbox.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { itemsOf } from "../items/index.ts";
import { changeMark, type MarkChange, type MarkedObject, markOf, marksOf, noMark } from "../marks/index.ts";

/** The object as the asker sees it; what they cannot see has no mark either. */
export async function accessItem(
  { db, member, now }: WorkspaceContext,
  { kind, objectId }: MarkedObject,
): Promise<InboxItem> {
  const key = { kind, objectId, at: 0, calledSeq: null, everybody: false };
  return (await itemsOf(db, member, [key], now))[0] ?? notFound("item");
}

/** Changes the mark, and tells one's own devices when that changed anything. */
export async function mark(context: WorkspaceContext, object: MarkedObject, change: Partial<MarkChange>) {
  const { db, member, workspaceId } = context;
  const changed = await changeMark(db, member, object, change);
  const emission = { workspaceId, actorId: member.id, to: [audience.person(member.id)] };
  if (changed) context.emit(inboxMarked, { mark: markOf(changed) }, emission);
  const row = changed ?? (await marksOf(db, member, [object]))[0];
  return { mark: row ? markOf(row) : noMark(object) };
}
