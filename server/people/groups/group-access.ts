import { require } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { membersOf } from "../profiles/index.ts";
import { type GroupRow, groupById } from "./group-rows.ts";

/** A group for somebody who changes it: nobody else does until the transaction ends. */
export async function accessGroup(context: WorkspaceContext, groupId: string): Promise<GroupRow> {
  require(context.member, "group.manage");
  return (await groupById(context.db, context.workspaceId, groupId, { lock: true })) ?? notFound("group");
}

/** Each of them is somebody of this workspace who has not left. */
export async function requireInWorkspace({ db, workspaceId }: WorkspaceContext, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  const rows = await membersOf(db, workspaceId, [...wanted]);
  if (rows.filter((row) => row.state !== "left").length < wanted.size) refuse("unknown_person");
}
