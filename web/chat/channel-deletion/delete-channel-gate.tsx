import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { useChannel } from "../channels/index.ts";
import { channelToDelete } from "./delete-channel-state.ts";

const Ask = lazy(() => import("./delete-channel-dialog.tsx"));

/** Stands once in the frame; goes when somebody else was quicker. */
export function DeleteChannelGate() {
  const channel = useChannel(useStore(channelToDelete) ?? "");
  return (
    channel && (
      <Suspense fallback={null}>
        <Ask channel={channel} />
      </Suspense>
    )
  );
}
