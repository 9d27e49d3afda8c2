import { lazy } from "react";
import { isDrawn } from "../drawn-picture.ts";
import { fileViewers } from "./file-viewers.ts";

/** Called once. */
export function registerImageViewer(): void {
  fileViewers.add({
    kinds: ["image"],
    fits: ({ mediaType, previews }) => isDrawn(mediaType) || previews.some(({ size }) => size === "large"),
    View: lazy(() => import("./image-viewer.tsx")),
  });
}
