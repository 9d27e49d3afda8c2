import { readShelf as contract } from "@atrium/contract/chat/bookmarks.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel } from "../channels/index.ts";
import { newestPins } from "../pins/index.ts";
import { bookmarkOf, bookmarksIn } from "./bookmark-rows.ts";

/** All three are asked for in one round trip; nothing leaves when the channel refuses. */
export const readShelf = handle(contract, async (context, { workspaceId, channelId }) => {
  const { db } = context;
  const [, bookmarks, pins] = await Promise.all([
    accessChannel(context, channelId, "channel.browse"),
    bookmarksIn(db, workspaceId, channelId),
    newestPins(db, workspaceId, channelId),
  ]);
  return { bookmarks: bookmarks.map(bookmarkOf), pinned: [...pins.keys()] };
});
