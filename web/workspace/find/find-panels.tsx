import { lazy } from "react";
import { shortcutSheet } from "#platform/slots/shortcut-sheet-state.ts";
import { useStore } from "#platform/store/use-store.ts";
import { findState } from "./find-state.ts";

const FindDialog = lazy(() => import("./find-dialog.tsx"));
const ShortcutSheet = lazy(() => import("./shortcut-sheet.tsx"));

/** The search and the shortcut sheet, while they are open. */
export function FindPanels() {
  const finding = useStore(findState);
  const sheet = useStore(shortcutSheet);
  return (
    <>
      {finding && <FindDialog />}
      {sheet && <ShortcutSheet />}
    </>
  );
}
