import { moveBookmark as contract } from "@atrium/contract/chat/bookmarks.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessBookmark, tellBookmark } from "./bookmark-access.ts";
import { bookmarkOf, bookmarksIn, numberAnew, updateBookmark } from "./bookmark-rows.ts";

/** Closer than this two positions are not told apart for sure: then all are numbered anew. */
const least = 1e-6;

/** Only what is moved gets another position, so one event tells it. Where it stands already nothing changes. */
export const moveBookmark = handle(contract, async (context, input) => {
  const { db, workspaceId } = context;
  const { bookmark, all } = await accessBookmark(context, input);
  const others = all.filter(({ id }) => id !== bookmark.id);
  const at = input.before === null ? others.length : others.findIndex(({ id }) => id === input.before);
  if (at < 0 && input.before !== bookmark.id) notFound("bookmark");
  if (at < 0 || all.indexOf(bookmark) === at) return { bookmark: bookmarkOf(bookmark) };
  const [left, right] = [others[at - 1]?.position, others[at]?.position];
  const position = left === undefined ? (right ?? 1) - 1 : right === undefined ? left + 1 : (left + right) / 2;
  if (left !== undefined && right !== undefined && right - left < least) {
    const ids = others.toSpliced(at, 0, bookmark).map(({ id }) => id);
    await numberAnew(db, workspaceId, input.channelId, ids);
    const told = (await bookmarksIn(db, workspaceId, input.channelId)).map((row) => tellBookmark(context, row));
    return { bookmark: told.find(({ id }) => id === bookmark.id) ?? notFound("bookmark") };
  }
  return { bookmark: tellBookmark(context, await updateBookmark(db, bookmark, { position })) };
});
