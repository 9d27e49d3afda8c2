import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** A standard emoji as its Unicode characters, or a custom one as `:name:`. */
export const Emoji = z.string().min(1).max(64).regex(/^\S+$/u);

/** All reactions with one emoji: how many, and by whom, oldest first (at most 30 names). */
export const Reaction = z.strictObject({
  emoji: Emoji,
  count: z.number().int(),
  memberIds: z.array(Id),
  /** Whether the reader is among them; false in events, which are the same for everybody. */
  mine: z.boolean(),
});
export type Reaction = z.infer<typeof Reaction>;

const keys = { workspaceId: Id, channelId: Id, messageId: Id, emoji: Emoji } as const;

/** Adding twice is adding once. One of the workspace's own must exist, and is written by its own name. */
export const addReaction = operation("addReaction", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/reactions/{emoji}",
  summary: "React to a message",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409, deleted: 409, too_many_reactions: 409, unknown_emoji: 409 },
});

export const removeReaction = operation("removeReaction", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/reactions/{emoji}",
  summary: "Take a reaction back",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409 },
});

/** To the channel. `count` is how many react with this emoji now. */
export const reactionChanged = event("reactionChanged", {
  summary: "Somebody reacted to a message or took it back",
  data: z.strictObject({
    channelId: Id,
    messageId: Id,
    threadId: Id.nullable(),
    emoji: Emoji,
    memberId: Id,
    on: z.boolean(),
    count: z.number().int(),
  }),
});
