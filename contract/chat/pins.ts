import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** A message held up for everybody in its channel: by whom, and since when. */
export const Pin = z.strictObject({ by: Id, at: Instant });
export type Pin = z.infer<typeof Pin>;

const keys = { workspaceId: Id, channelId: Id, messageId: Id } as const;

/** Pinning twice is pinning once. The message is told anew, with its pin. */
export const pinMessage = operation("pinMessage", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/pin",
  summary: "Pin a message in its channel",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409, deleted: 409, too_many_pins: 409 },
});

/** Unpinning what is not pinned changes nothing. */
export const unpinMessage = operation("unpinMessage", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/pin",
  summary: "Take a message's pin away",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409 },
});
