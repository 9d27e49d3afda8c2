import type { Member } from "@atrium/contract/workspace/members.ts";
import { type MemberRow, membersOf, profileOf } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";
import { roleIdsOf } from "../roles/index.ts";

/** Members as others see them, in the order of the rows; their roles are read in one query. */
export async function membersFrom(
  db: Db,
  workspaceId: string,
  rows: readonly MemberRow[],
  now: Date,
): Promise<Member[]> {
  const ids = rows.map((row) => row.id);
  const roleIds = await roleIdsOf(db, workspaceId, ids);
  return rows.map((row) => ({
    profile: profileOf(row, now),
    roleIds: roleIds.get(row.id) ?? [],
    joinedAt: row.joined_at.toISOString(),
  }));
}

/** One member; undefined when there is nobody of this id here. */
export async function memberById(db: Db, workspaceId: string, id: string, now: Date): Promise<Member | undefined> {
  const [member] = await membersFrom(db, workspaceId, await membersOf(db, workspaceId, [id]), now);
  return member;
}
