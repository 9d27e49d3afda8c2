import { lazy } from "react";
import { fileViews } from "./file-view.ts";

/** Called once. */
export function registerFileViews(): void {
  fileViews.add({ kinds: ["video"], View: lazy(() => import("./video-view.tsx")) });
  fileViews.add({ kinds: ["audio"], View: lazy(() => import("./audio-view.tsx")) }, 200);
}
