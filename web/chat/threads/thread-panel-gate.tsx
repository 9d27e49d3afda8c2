import { lazy } from "react";
import { useSearchValue } from "#platform/router/navigation.ts";

const ThreadPanel = lazy(() => import("./thread-panel.tsx"));

/** Fetches the panel's code when a thread is opened for the first time. */
export const ThreadPanelGate = () => (useSearchValue("thread") === undefined ? null : <ThreadPanel />);
