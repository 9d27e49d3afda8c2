import { bookmarkChanged, bookmarkRemoved } from "@atrium/contract/chat/bookmarks.ts";
import { feature } from "#platform/operations/feature.ts";
import { addBookmark } from "./add-bookmark.ts";
import { changeBookmark } from "./change-bookmark.ts";
import { moveBookmark } from "./move-bookmark.ts";
import { readShelf } from "./read-shelf.ts";
import { removeBookmark } from "./remove-bookmark.ts";

/** Links everybody in a channel has at hand, above its messages. */
export const bookmarks = feature({
  name: "chat/bookmarks",
  operations: [addBookmark, changeBookmark, moveBookmark, removeBookmark, readShelf],
  events: [bookmarkChanged, bookmarkRemoved],
  permissions: {
    "channel.bookmark": {
      summary: "add, change and remove bookmarks of channels one is in",
      roles: ["owner", "admin", "member"],
    },
  },
});
