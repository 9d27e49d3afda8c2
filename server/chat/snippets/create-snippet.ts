import { createSnippet as contract, snippetChanged } from "@atrium/contract/chat/snippets.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { hearersOf, sharePermission } from "./snippet-access.ts";
import { countSnippets, insertSnippet, lockSnippet, mostSnippets, type SnippetRow, snippetOf } from "./snippet-rows.ts";

export const createSnippet = handle(contract, async (context, { clientId, name, text, shared }) => {
  const { db, workspaceId, member, now } = context;
  if (shared) require(member, sharePermission);
  const before = await lockSnippet(db, workspaceId, clientId);
  if (before) return before.created_by === member.id ? { snippet: snippetOf(before) } : refuse("client_id_used");
  const ownerId = shared ? null : member.id;
  if ((await countSnippets(db, workspaceId, ownerId)) >= mostSnippets) refuse("too_many");
  const row: SnippetRow = {
    workspace_id: workspaceId,
    id: clientId,
    owner_id: ownerId,
    name,
    text,
    created_by: member.id,
    created_at: now,
  };
  await insertSnippet(db, row);
  const snippet = snippetOf(row);
  context.emit(snippetChanged, { snippet }, { workspaceId, actorId: member.id, to: hearersOf(row) });
  return { snippet };
});
