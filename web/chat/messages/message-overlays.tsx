import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { messageSheet } from "./list/message-sheet-state.ts";
import { historyOf } from "./row/history-state.ts";

const Sheet = lazy(() => import("./list/message-sheet.tsx"));
const History = lazy(() => import("./row/history-dialog.tsx"));

/** What opens over the messages; stands once in the frame. */
export function MessageOverlays() {
  const sheet = useStore(messageSheet);
  const history = useStore(historyOf);
  return (
    <Suspense fallback={null}>
      {sheet && <Sheet {...sheet} />}
      {history && <History message={history} />}
    </Suspense>
  );
}
