import type { Channel } from "@atrium/contract/chat/channels.ts";
import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { usePinCount } from "../pins/index.ts";
import { bookmarkDialog } from "./bookmark-dialog-state.ts";
import { useBookmarks } from "./bookmark-store.ts";

const Bar = lazy(() => import("./bookmark-bar.tsx"));
const Dialog = lazy(() => import("./bookmark-dialog.tsx"));

/** The bar's code is fetched with the first channel that has something on it. */
export function BookmarkBarGate({ channel }: { channel: Channel }) {
  const bookmarks = useBookmarks(channel.id);
  const pins = usePinCount(channel.id);
  if (bookmarks.length === 0 && pins === 0) return null;
  return (
    <Suspense fallback={null}>
      <Bar channel={channel} bookmarks={bookmarks} />
    </Suspense>
  );
}

/** Stands once in the frame. */
export function BookmarkDialogGate() {
  const open = useStore(bookmarkDialog);
  return open && <Dialog {...open} />;
}
