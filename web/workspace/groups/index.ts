import { lazy } from "react";
import type { Feature } from "#platform/router/page.ts";

export { openGroup } from "./open-group.ts";

/** The tab of the workspace's settings. */
export const GroupsSettings = lazy(() => import("./groups-settings.tsx"));

/** Groups of people on screen: who is in them, and, for who manages them, how they change. */
export const groups: Feature = { name: "workspace/groups", later: () => import("./register-groups.ts") };
