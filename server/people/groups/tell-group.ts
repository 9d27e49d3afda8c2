import { groupChanged, groupDeleted, groupMembershipChanged } from "@atrium/contract/people/groups.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { type GroupRow, groupOf } from "./group-rows.ts";

type Telling = Pick<OpenContext, "emit"> & { workspaceId: string; actorId: string | null };

/** What there is to know of groups goes to everybody who may see them. */
const seers = [audience.permission("group.browse")];

export const tellGroup = ({ emit, workspaceId, actorId }: Telling, row: GroupRow): void =>
  emit(groupChanged, { group: groupOf(row) }, { workspaceId, actorId, to: seers });

export const tellDeleted = ({ emit, workspaceId, actorId }: Telling, groupId: string): void =>
  emit(groupDeleted, { groupId }, { workspaceId, actorId, to: seers });

/** Each of these people alone hears that they are in a group now, or are not; one event for all. */
export function tellMembership(
  { emit, workspaceId, actorId }: Telling,
  groupId: string,
  people: readonly string[],
  inside: boolean,
): void {
  if (people.length === 0) return;
  emit(groupMembershipChanged, { groupId, inside }, { workspaceId, actorId, to: people.map(audience.person) });
}
