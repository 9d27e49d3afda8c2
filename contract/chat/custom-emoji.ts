import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** What is written between colons. Never a name that every workspace has already (`:smile:`). */
export const EmojiName = z.string().regex(/^[a-z0-9_+-]{2,32}$/);
const Aliases = z.array(EmojiName).max(10);

/**
 * A picture of the workspace's own that stands for `:name:`, in messages, as a reaction and in a status. Its picture is
 * at `/workspaces/{workspaceId}/emoji/{id}` and never changes. In reactions it is written by its `name`, and in those from before it was renamed by that of then.
 */
export const CustomEmoji = z.strictObject({
  id: Id,
  name: EmojiName,
  /** Those it was given, and the names it had before. */
  aliases: z.array(EmojiName).max(11),
  addedBy: Id,
  addedAt: Instant,
});
export type CustomEmoji = z.infer<typeof CustomEmoji>;

/**
 * A PNG, GIF, WebP or JPEG as a data URL: at most 1 MB and 2048 pixels on each side. It is kept at 128 pixels and less,
 * and goes on moving when it moves.
 */
const Picture = z
  .string()
  .max(1_400_000)
  .regex(/^data:image\/(?:png|gif|webp|jpeg);base64,/);

/** Adding the same name again is refused, whoever added it. */
export const addCustomEmoji = operation("addCustomEmoji", {
  method: "POST",
  path: "/workspaces/{workspaceId}/emoji",
  summary: "Add an emoji of the workspace's own",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, name: EmojiName, aliases: Aliases.default([]), picture: Picture }),
  output: z.strictObject({ emoji: CustomEmoji }),
  errors: { emoji_name_taken: 409, bad_picture: 400, too_many_emoji: 409 },
  limit: { count: 200, seconds: 3600 },
  bodyLimit: 1_500_000,
});

/**
 * By who added it, or who may manage emoji. Renamed, its former name goes on meaning it as one of its further names:
 * where it was written before it is still shown. The same names again change nothing.
 */
export const changeCustomEmoji = operation("changeCustomEmoji", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/emoji/{emojiId}",
  summary: "Rename an emoji, and change its further names",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, emojiId: Id, name: EmojiName.optional(), aliases: Aliases }),
  output: z.strictObject({ emoji: CustomEmoji }),
  errors: { emoji_name_taken: 409 },
});

/** By who added it, or who may manage emoji. Where it was used its name is left. */
export const deleteCustomEmoji = operation("deleteCustomEmoji", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/emoji/{emojiId}",
  summary: "Delete an emoji of the workspace's own",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, emojiId: Id }),
  output: z.strictObject({}),
});

/** All of them, by name: at most 5,000. Who has the list of this `version` already gets none. */
export const listCustomEmoji = operation("listCustomEmoji", {
  method: "GET",
  path: "/workspaces/{workspaceId}/emoji",
  summary: "List the workspace's own emoji",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, version: z.coerce.number().int().min(0).optional() }),
  output: z.strictObject({ version: z.number().int(), emoji: z.array(CustomEmoji).nullable() }),
});

/** To the workspace. `emoji` as it is now, or null when it is gone; the list has this version then. */
export const customEmojiChanged = event("customEmojiChanged", {
  summary: "An emoji of the workspace's own was added, changed or deleted",
  data: z.strictObject({ version: z.number().int(), emojiId: Id, emoji: CustomEmoji.nullable() }),
});
