import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { MessageText } from "./messages.ts";

const SnippetName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]*$/u, "must not contain line breaks or control characters");

/** A text to be used again: one's own, or `shared` with the workspace. */
export const Snippet = z.strictObject({
  id: Id,
  name: z.string(),
  text: z.string(),
  shared: z.boolean(),
  createdAt: Instant,
});
export type Snippet = z.infer<typeof Snippet>;

const keys = { workspaceId: Id, snippetId: Id } as const;
const nameErrors = { name_taken: 409 } as const;

/** One's own and the workspace's, ordered by name. */
export const listSnippets = operation("listSnippets", {
  method: "GET",
  path: "/workspaces/{workspaceId}/snippets",
  summary: "List saved texts",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ items: z.array(Snippet) }),
});

/** Names differ among one's own, and among the workspace's, without regard to case. At most 200 of each. */
export const createSnippet = operation("createSnippet", {
  method: "POST",
  path: "/workspaces/{workspaceId}/snippets",
  summary: "Save a text to be used again",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    /** Becomes the snippet's id: a retry makes no second one. */
    clientId: Id,
    name: SnippetName,
    text: MessageText,
    shared: z.boolean().default(false),
  }),
  output: z.strictObject({ snippet: Snippet }),
  errors: { ...nameErrors, client_id_used: 409, too_many: 409 },
  limit: { count: 200, seconds: 3600 },
});

export const changeSnippet = operation("changeSnippet", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/snippets/{snippetId}",
  summary: "Change a saved text or its name",
  caller: "workspace",
  input: z.strictObject({ ...keys, name: SnippetName.optional(), text: MessageText.optional() }),
  output: z.strictObject({ snippet: Snippet }),
  errors: nameErrors,
});

export const deleteSnippet = operation("deleteSnippet", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/snippets/{snippetId}",
  summary: "Delete a saved text",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
});

/** To its owner alone; of a shared one to the workspace. */
export const snippetChanged = event("snippetChanged", {
  summary: "A text was saved or changed",
  data: z.strictObject({ snippet: Snippet }),
});
/** To its owner alone; of a shared one to the workspace. */
export const snippetGone = event("snippetGone", {
  summary: "A saved text was deleted",
  data: z.strictObject({ snippetId: Id }),
});
