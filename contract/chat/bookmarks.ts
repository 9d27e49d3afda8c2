import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Emoji } from "./reactions.ts";

/** One line of 1 to 80 characters after trimming. */
const BookmarkTitle = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "must be one line");

/** An absolute address of the web: nothing else is ever opened. */
const BookmarkUrl = z
  .string()
  .max(2000)
  .refine((url) => /^https?:\/\/[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url), "must begin with http:// or https://");

/** A link everybody in a channel has at hand, above its messages. */
export const Bookmark = z.strictObject({
  id: Id,
  channelId: Id,
  title: z.string(),
  url: z.string(),
  emoji: z.string().nullable(),
  /** Among the others of its channel: the lowest first. */
  position: z.number(),
  createdBy: Id,
});
export type Bookmark = z.infer<typeof Bookmark>;

const channelKeys = { workspaceId: Id, channelId: Id } as const;
const keys = { ...channelKeys, bookmarkId: Id } as const;

/** Stands behind the others. A retry with the same `clientId` answers with the bookmark that is there. At most 100. */
export const addBookmark = operation("addBookmark", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/bookmarks",
  summary: "Add a bookmark to a channel",
  caller: "workspace",
  input: z.strictObject({
    ...channelKeys,
    clientId: Id,
    title: BookmarkTitle,
    url: BookmarkUrl,
    emoji: Emoji.nullable().default(null),
  }),
  output: z.strictObject({ bookmark: Bookmark }),
  errors: { archived: 409, too_many_bookmarks: 409, client_id_used: 409 },
});

export const changeBookmark = operation("changeBookmark", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/channels/{channelId}/bookmarks/{bookmarkId}",
  summary: "Change a bookmark's title, address or emoji",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    title: BookmarkTitle.optional(),
    url: BookmarkUrl.optional(),
    emoji: Emoji.nullable().optional(),
  }),
  output: z.strictObject({ bookmark: Bookmark }),
  errors: { archived: 409 },
});

/** Puts a bookmark before another one of its channel, or with null behind all. */
export const moveBookmark = operation("moveBookmark", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/bookmarks/{bookmarkId}/place",
  summary: "Move a bookmark among the others",
  caller: "workspace",
  input: z.strictObject({ ...keys, before: Id.nullable() }),
  output: z.strictObject({ bookmark: Bookmark }),
  errors: { archived: 409 },
});

/** Removing what is not there changes nothing. */
export const removeBookmark = operation("removeBookmark", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/bookmarks/{bookmarkId}",
  summary: "Remove a bookmark",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409 },
});

/** What stands above a channel's messages: its bookmarks in order, and which messages are pinned. */
export const readShelf = operation("readShelf", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/shelf",
  summary: "Read a channel's bookmarks and which messages are pinned",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({ bookmarks: z.array(Bookmark), pinned: z.array(Id) }),
});

/** To the channel: added, changed or moved. */
export const bookmarkChanged = event("bookmarkChanged", {
  summary: "A bookmark was added, changed or moved",
  data: z.strictObject({ bookmark: Bookmark }),
});

/** To the channel. */
export const bookmarkRemoved = event("bookmarkRemoved", {
  summary: "A bookmark was removed",
  data: z.strictObject({ channelId: Id, bookmarkId: Id }),
});
