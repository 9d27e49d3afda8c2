import { profileChanged } from "@atrium/contract/people/profiles.ts";
import type { Member } from "@atrium/contract/workspace/members.ts";
import { memberJoined } from "@atrium/contract/workspace/members.ts";
import { type MemberRow, membersOf } from "#people/profiles/index.ts";
import { audience } from "#platform/events/event-log.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { grantRoles } from "../roles/index.ts";
import { membersFrom } from "./member.ts";
import { tellAccount } from "./tell-accounts.ts";

/** Gives somebody whose row is there the roles they come with, and tells the workspace. */
export async function admitMember(
  context: OpenContext,
  workspaceId: string,
  memberId: string,
  grant: { roleIds: readonly string[]; by: string | null },
): Promise<Member> {
  await grantRoles(context.db, workspaceId, [memberId], grant.roleIds, grant.by);
  const rows = await membersOf(context.db, workspaceId, [memberId]);
  const [member] = await membersFrom(context.db, workspaceId, rows as MemberRow[], context.now);
  const emission = { workspaceId, actorId: memberId, to: [audience.workspace] };
  context.emit(profileChanged, { profile: (member as Member).profile }, emission);
  context.emit(memberJoined, { member: member as Member }, emission);
  tellAccount(context, workspaceId, (rows[0] as MemberRow).account_id);
  return member as Member;
}
