import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/**
 * What a page that a message links to says of itself. Plain text, cleaned and cut; never markup. The picture is kept
 * by the server and fetched from `/workspaces/{workspaceId}/previews/{image.id}`: nobody's browser asks the page.
 */
export const LinkPreview = z.strictObject({
  id: Id,
  url: z.string().max(2000),
  site: z.string().max(80),
  title: z.string().max(200),
  description: z.string().max(300),
  image: z.strictObject({ id: z.uuid(), width: z.number().int().min(1), height: z.number().int().min(1) }).nullable(),
});
export type LinkPreview = z.infer<typeof LinkPreview>;

/** In the order of the links; at most five. */
export const LinkPreviews = z.array(LinkPreview).max(5);

/**
 * For everybody, for good: by the author, or who may delete the message. All of a message's, or the one named. What is
 * not there changes nothing. The message is told anew.
 */
export const removePreviews = operation("removePreviews", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/previews",
  summary: "Take previews of links off a message",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, channelId: Id, messageId: Id, previewId: Id.optional() }),
  output: z.strictObject({}),
  errors: { archived: 409 },
});
