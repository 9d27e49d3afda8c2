import { profileChanged } from "@atrium/contract/people/profiles.ts";
import { type Member, memberChanged } from "@atrium/contract/workspace/members.ts";
import { changeMember, type MemberRow } from "#people/profiles/index.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { replaceRoles } from "../roles/index.ts";
import { membersFrom } from "./member.ts";
import { tellAccount } from "./tell-accounts.ts";

const words = { active: "member.reinstated", suspended: "member.suspended", left: "member.removed" } as const;

/**
 * Lets somebody in or out and tells everybody. Out: their connections lose the workspace at this very event, and who
 * left holds no roles any more; who is suspended keeps them for the day of the return.
 */
export async function changeStanding(
  context: WorkspaceContext,
  memberId: string,
  state: MemberRow["state"],
): Promise<Member> {
  const { db, workspaceId, now } = context;
  const by = memberId === context.member.id ? null : context.member.id;
  if (state === "left") await replaceRoles(db, workspaceId, memberId, [], by);
  const row = await changeMember(db, workspaceId, memberId, { state, state_at: now, state_by: by });
  const [member] = await membersFrom(db, workspaceId, [row as MemberRow], now);
  const emission = { workspaceId, actorId: context.member.id, to: [audience.workspace] };
  const expels = state === "active" ? [] : [{ memberId, key: "*" }];
  context.emit(profileChanged, { profile: (member as Member).profile }, emission);
  context.emit(memberChanged, { member: member as Member }, { ...emission, expels });
  tellAccount(context, workspaceId, (row as MemberRow).account_id);
  const on = { kind: "member", id: memberId, name: (member as Member).profile.name };
  context.audit({ workspaceId, actorId: context.member.id, what: by === null ? "member.left" : words[state], on });
  return member as Member;
}
