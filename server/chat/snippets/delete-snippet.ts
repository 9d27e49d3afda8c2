import { deleteSnippet as contract, snippetGone } from "@atrium/contract/chat/snippets.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessSnippet, hearersOf } from "./snippet-access.ts";
import { removeSnippet } from "./snippet-rows.ts";

export const deleteSnippet = handle(contract, async (context, { snippetId }) => {
  const { db, workspaceId, member } = context;
  const row = await accessSnippet(context, snippetId);
  await removeSnippet(db, row);
  context.emit(snippetGone, { snippetId }, { workspaceId, actorId: member.id, to: hearersOf(row) });
  return {};
});
