import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { lockSnippet, type SnippetRow } from "./snippet-rows.ts";

export const sharePermission = "snippet.share";

/** One's own to change, and the workspace's for who may share; another's is not there. */
export async function accessSnippet(
  { db, workspaceId, member }: WorkspaceContext,
  snippetId: string,
): Promise<SnippetRow> {
  const row = await lockSnippet(db, workspaceId, snippetId);
  if (!row || (row.owner_id !== null && row.owner_id !== member.id)) return notFound("snippet");
  if (row.owner_id === null) require(member, sharePermission);
  return row;
}

/** Who hears of it: its owner, or all whose it is. */
export const hearersOf = ({ owner_id }: SnippetRow): string[] => [
  owner_id === null ? audience.workspace : audience.person(owner_id),
];
