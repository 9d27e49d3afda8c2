import { type Saved, savedChanged } from "@atrium/contract/chat/saved.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { openIds } from "./saved-rows.ts";

/** The most messages somebody keeps open: all of them are marked wherever they show. */
export const mostOpen = 1000;

/** After opening one more, in the same transaction. */
export async function requireRoom({ db, workspaceId, member }: WorkspaceContext): Promise<void> {
  const ids = await openIds(db, { workspaceId, memberId: member.id }, mostOpen + 1);
  if (ids.length > mostOpen) refuse("too_many_saved", { detail: `at most ${mostOpen} may be open` });
}

/** To the person alone, on all their devices. */
export function tellSaved({ emit, workspaceId, member }: WorkspaceContext, saved: Saved): void {
  emit(savedChanged, { saved }, { workspaceId, actorId: member.id, to: [audience.person(member.id)] });
}
