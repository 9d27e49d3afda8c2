import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { playing } from "./playing-store.ts";

const Bar = lazy(() => import("./playing-bar.tsx"));

/** Stands once in the frame; its code is fetched when something is heard. */
export const PlayingBarGate = () => (useStore(playing, ({ track }) => track !== null) ? <Bar /> : null);
