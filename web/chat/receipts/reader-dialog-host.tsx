import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { readersOf } from "./readers-state.ts";

const ReaderDialog = lazy(() => import("./reader-dialog.tsx"));

export function ReaderDialogHost() {
  const message = useStore(readersOf);
  return message && <ReaderDialog key={message.id} message={message} onClose={() => readersOf.set(null)} />;
}
