import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Reference, ReferencePreview } from "../protocol/reference.ts";

/** In the order asked for; null where the thing is gone, of an unknown kind, or not the asker's to see: all alike. */
export const previewReferences = operation("previewReferences", {
  method: "POST",
  path: "/workspaces/{workspaceId}/references/preview",
  summary: "Read what references to messages, channels or people show",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, references: z.array(Reference).max(100) }),
  output: z.strictObject({ previews: z.array(ReferencePreview.nullable()) }),
});
