import { lazy } from "react";
import { useSearchValue } from "#platform/router/navigation.ts";

const ChannelFilesPanel = lazy(() => import("./channel-files-panel.tsx"));

/** Fetches the panel's code when the files of a channel are opened for the first time. */
export const ChannelFilesGate = () => (useSearchValue("files") === undefined ? null : <ChannelFilesPanel />);
