import { changeSnippet as contract, snippetChanged } from "@atrium/contract/chat/snippets.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessSnippet, hearersOf } from "./snippet-access.ts";
import { snippetOf, updateSnippet } from "./snippet-rows.ts";

/** The same again changes nothing. */
export const changeSnippet = handle(contract, async (context, { snippetId, ...wish }) => {
  const { db, workspaceId, member } = context;
  const row = await accessSnippet(context, snippetId);
  const { name = row.name, text = row.text } = wish;
  if (name === row.name && text === row.text) return { snippet: snippetOf(row) };
  const snippet = snippetOf(await updateSnippet(db, row, { name, text }));
  context.emit(snippetChanged, { snippet }, { workspaceId, actorId: member.id, to: hearersOf(row) });
  return { snippet };
});
