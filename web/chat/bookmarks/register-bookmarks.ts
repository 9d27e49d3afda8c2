import { msg, t } from "@lingui/core/macro";
import { Link } from "lucide-react";
import type { Action } from "#platform/slots/action.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { type ChannelTarget, channelActions, channelBars } from "../channels/index.ts";
import { bookmarkDialog } from "./bookmark-dialog-state.ts";
import { BookmarkBarGate, BookmarkDialogGate } from "./bookmark-gates.tsx";
import { registerBookmarkStore } from "./bookmark-store.ts";

const add: Action<ChannelTarget> = {
  id: "channel.bookmark",
  label: () => t`Add a bookmark`,
  words: () => t`pin a link`,
  icon: Link,
  group: () => t`Channel`,
  when: ({ abilities }) => abilities?.bookmark === true,
  run: ({ channel }) => bookmarkDialog.set({ channelId: channel.id }),
};

/** Called once. */
export function registerBookmarks(): void {
  registerBookmarkStore();
  channelBars.add(BookmarkBarGate);
  channelActions.add(add, 91);
  panels.add(BookmarkDialogGate);
  addErrorWords({ too_many_bookmarks: msg`There are a hundred bookmarks here already. Remove one first.` });
}
