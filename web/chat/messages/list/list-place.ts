import type { VirtualizerHandle } from "virtua";
import { type Conversation, conversationKey } from "../../conversation.ts";
import type { MessageListRow } from "./message-list-rows.ts";

/**
 * Where somebody is in a list: at its end, or with a certain row a few pixels from the top. Told by a row and not
 * by pixels from the start, it survives whatever is loaded, trimmed or measured above.
 */
export type ListPlace = { atEnd: true } | { atEnd: false; key: string; position: number; below: number };

/** Places of conversations left, for as long as the app is open. */
const places = new Map<string, ListPlace>();
export const placeOf = (conversation: Conversation): ListPlace | undefined => places.get(conversationKey(conversation));
export const keepPlace = (conversation: Conversation, place: ListPlace): void =>
  void places.set(conversationKey(conversation), place);

/** This close to the end counts as at the end: fractions of a pixel, and the room below the last message. */
const near = 24;

/** Where the list is now. `head`: the height of what stands above the rows. */
export function placeNow(
  handle: VirtualizerHandle,
  rows: readonly MessageListRow[],
  at: (row: MessageListRow) => number,
  head = 0,
): ListPlace {
  const { scrollOffset, scrollSize, viewportSize } = handle;
  if (scrollOffset + viewportSize >= scrollSize - near) return { atEnd: true };
  const index = Math.min(rows.length - 1, handle.findItemIndex(scrollOffset));
  const row = rows[index];
  if (!row) return { atEnd: true };
  return { atEnd: false, key: row.key, position: at(row), below: handle.getItemOffset(index) + head - scrollOffset };
}
