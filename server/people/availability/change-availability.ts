import { availabilityChanged, changeAvailability as contract } from "@atrium/contract/people/availability.ts";
import { profileChanged } from "@atrium/contract/people/profiles.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { availabilityOf, changeMember, lockMember, type MemberRow, membersOf, profileOf } from "../profiles/index.ts";

/**
 * One's own devices hear of every change; the workspace hears of what it may know, and of nothing when somebody becomes
 * invisible. The same again tells nobody.
 */
export const changeAvailability = handle(contract, async (context, input) => {
  const { db, workspaceId, member, now } = context;
  if (input.letsThrough) await requirePeople(context, input.letsThrough);
  const before = (await lockMember(db, workspaceId, member.id)) ?? notFound("member");
  const change = changeOf(input, now);
  const row = Object.keys(change).length > 0 ? await changeMember(db, workspaceId, member.id, change) : before;
  const after = row ?? notFound("member");
  tell(context, before, after);
  return { availability: availabilityOf(after, now) };
});

function changeOf({ until, hours, letsThrough, invisible }: InputOf<typeof contract>, now: Date): Partial<MemberRow> {
  return {
    ...(until !== undefined && { quiet_until: until !== null && new Date(until) > now ? new Date(until) : null }),
    ...(hours && { quiet_hours: hours.length > 0 ? hours : null }),
    ...(letsThrough && { lets_through: [...new Set(letsThrough)] }),
    ...(invisible !== undefined && { invisible }),
  };
}

function tell({ emit, workspaceId, member, now }: WorkspaceContext, before: MemberRow, after: MemberRow): void {
  const differ = <T>(read: (row: MemberRow) => T) => JSON.stringify(read(before)) !== JSON.stringify(read(after));
  const emission = { workspaceId, actorId: member.id };
  const availability = availabilityOf(after, now);
  if (differ((row) => availabilityOf(row, now)))
    emit(availabilityChanged, { availability }, { ...emission, to: [audience.person(member.id)] });
  if (differ((row) => profileOf(row, now).quiet))
    emit(profileChanged, { profile: profileOf(after, now) }, { ...emission, to: [audience.workspace] });
}

/** A list of ids is no way to learn who is where: somebody of elsewhere is nobody here. */
async function requirePeople({ db, workspaceId }: WorkspaceContext, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  const found = await membersOf(db, workspaceId, [...wanted]);
  if (found.length < wanted.size) refuse("unknown_person");
}
