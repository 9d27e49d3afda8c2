import { lazy } from "react";
import { useSearchValue } from "#platform/router/navigation.ts";

const PinsPanel = lazy(() => import("./pins-panel.tsx"));

/** Fetches the panel's code when the pins of a channel are opened for the first time. */
export const PinsPanelGate = () => (useSearchValue("pins") === undefined ? null : <PinsPanel />);
