import { lazy } from "react";
import { useSearchValue } from "#platform/router/navigation.ts";

const ChannelDetails = lazy(() => import("./channel-details.tsx"));

/** Fetches the panel's code when details are opened for the first time. */
export const ChannelDetailsGate = () => (useSearchValue("details") === undefined ? null : <ChannelDetails />);
