import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { forwarded } from "./forward-state.ts";

const Dialog = lazy(() => import("./forward-dialog.tsx"));

/** Stands once in the frame. */
export function ForwardGate() {
  const message = useStore(forwarded);
  return message && <Dialog key={message.id} message={message} />;
}
