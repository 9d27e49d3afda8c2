import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { channelDialog } from "./channel-dialog-state.ts";

const Create = lazy(() => import("./create-channel-dialog.tsx"));
const Browse = lazy(() => import("./browse-channels-dialog.tsx"));
const People = lazy(() => import("./people-dialog.tsx"));
const Change = lazy(() => import("./change-channel-dialog.tsx"));

/** The dialogs about channels; stand once in the frame. */
export function ChannelDialogs() {
  const open = useStore(channelDialog);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      {open.kind === "create" && <Create />}
      {open.kind === "browse" && <Browse />}
      {open.kind === "message" && <People />}
      {open.kind === "add" && <People channelId={open.channelId} />}
      {(open.kind === "rename" || open.kind === "topic" || open.kind === "purpose") && (
        <Change key={open.kind} what={open.kind} channelId={open.channelId} />
      )}
    </Suspense>
  );
}
