import { listSnippets as listContract, snippetChanged, snippetGone } from "@atrium/contract/chat/snippets.ts";
import { feature, handle } from "#platform/operations/feature.ts";
import { changeSnippet } from "./change-snippet.ts";
import { createSnippet } from "./create-snippet.ts";
import { deleteSnippet } from "./delete-snippet.ts";
import { sharePermission } from "./snippet-access.ts";
import { snippetCommand } from "./snippet-command.ts";
import { snippetOf, snippetsFor } from "./snippet-rows.ts";

const listSnippets = handle(listContract, async ({ db, workspaceId, member }) => ({
  items: (await snippetsFor(db, workspaceId, member.id)).map(snippetOf),
}));

/** Texts to be used again: one's own, and the workspace's. */
export const snippets = feature({
  name: "chat/snippets",
  operations: [listSnippets, createSnippet, changeSnippet, deleteSnippet],
  events: [snippetChanged, snippetGone],
  permissions: {
    [sharePermission]: { summary: "save texts that everybody can use", roles: ["owner", "admin"] },
  },
  parts: { commands: async () => [snippetCommand] },
});
