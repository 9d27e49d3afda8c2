import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { quietDialog } from "./availability-dialog-state.ts";

const QuietDialog = lazy(() => import("./quiet-dialog.tsx"));

export function QuietDialogHost() {
  return useStore(quietDialog) ? <QuietDialog onClose={() => quietDialog.set(false)} /> : null;
}
