import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** The most channels and people one message is forwarded to at once. */
export const mostTargets = 10;

/**
 * Sends what a message says to other channels and people, as one message in each, with words of one's own above it.
 * The asker must be able to read the one and to write in the others; refused in one, it is sent to none. A message that
 * is a forward itself is forwarded as its original. A retry with the same `clientId` sends nothing twice.
 */
export const forwardMessage = operation("forwardMessage", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/forwards",
  summary: "Forward a message to channels and people",
  caller: "workspace",
  input: z
    .strictObject({
      workspaceId: Id,
      channelId: Id,
      messageId: Id,
      clientId: Id,
      channelIds: z.array(Id).max(mostTargets).default([]).meta({ description: "channels and direct messages" }),
      memberIds: z.array(Id).max(mostTargets).default([]).meta({ description: "people: one direct message each" }),
      comment: z
        .string()
        .max(10_000)
        .refine((text) => !text.includes("\u0000"), "must not contain a null character")
        .default("")
        .meta({ description: "Markdown" }),
    })
    .refine(({ channelIds, memberIds }) => channelIds.length + memberIds.length > 0, {
      path: ["channelIds"],
      message: "must name somewhere",
    })
    .refine(({ channelIds, memberIds }) => channelIds.length + memberIds.length <= mostTargets, {
      path: ["channelIds"],
      message: `must be at most ${mostTargets} with the people`,
    }),
  output: z.strictObject({ sent: z.array(z.strictObject({ channelId: Id, messageId: Id })) }),
  errors: { archived: 409, deleted: 409, unknown_person: 404 },
  limit: { count: 60, seconds: 60 },
});
