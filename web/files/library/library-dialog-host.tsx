import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { libraryDialog } from "./library-dialog-state.ts";

const LibraryDialogs = lazy(() => import("./library-dialogs.tsx"));

/** Stands once in the frame. */
export function LibraryDialogHost() {
  const open = useStore(libraryDialog);
  return <Suspense>{open && <LibraryDialogs open={open} />}</Suspense>;
}
