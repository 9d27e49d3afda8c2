import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/**
 * The words found in a document or a text, at most a million characters: for what cannot be shown as it looks, and for
 * programs that read. Empty when there are none, or none yet.
 */
export const readFileText = operation("readFileText", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files/{fileId}/text",
  summary: "Read the words of a file",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, fileId: Id }),
  output: z.strictObject({ text: z.string() }),
});
