import { bookmarkRemoved, removeBookmark as contract } from "@atrium/contract/chat/bookmarks.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel, channelKey } from "../channels/index.ts";
import { deleteBookmark } from "./bookmark-rows.ts";

export const removeBookmark = handle(contract, async (context, { workspaceId, channelId, bookmarkId }) => {
  const { db, member, emit } = context;
  await accessChannel(context, channelId, "channel.bookmark", { lock: "channel" });
  const emission = { workspaceId, actorId: member.id, to: [channelKey(channelId)] };
  if (await deleteBookmark(db, workspaceId, channelId, bookmarkId))
    emit(bookmarkRemoved, { channelId, bookmarkId }, emission);
  return {};
});
