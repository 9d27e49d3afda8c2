import { changeBookmark as contract } from "@atrium/contract/chat/bookmarks.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessBookmark, tellBookmark } from "./bookmark-access.ts";
import { bookmarkOf, updateBookmark } from "./bookmark-rows.ts";

/** The same again changes nothing. */
export const changeBookmark = handle(contract, async (context, input) => {
  const { bookmark: before } = await accessBookmark(context, input);
  const { title = before.title, url = before.url, emoji = before.emoji } = input;
  if (title === before.title && url === before.url && emoji === before.emoji) return { bookmark: bookmarkOf(before) };
  return { bookmark: tellBookmark(context, await updateBookmark(context.db, before, { title, url, emoji })) };
});
