import { lazy } from "react";
import { fileViewers } from "../lightbox/index.ts";
import { ending } from "./ending.ts";

/** Called once. */
export function registerViewers(): void {
  const named =
    (...endings: string[]) =>
    (file: { name: string }) =>
      endings.includes(ending(file.name));
  fileViewers.add(
    { kinds: ["text", "code"], fits: named("md", "markdown"), View: lazy(() => import("./markdown-viewer.tsx")) },
    10,
  );
  fileViewers.add(
    { kinds: ["text", "code"], fits: named("csv", "tsv"), View: lazy(() => import("./csv-viewer.tsx")) },
    10,
  );
  fileViewers.add({ kinds: ["text", "code"], View: lazy(() => import("./text-viewer.tsx")) });
  fileViewers.add({ kinds: ["video"], View: lazy(() => import("./video-viewer.tsx")) });
  fileViewers.add({ kinds: ["audio", "voice"], View: lazy(() => import("./audio-viewer.tsx")) });
  fileViewers.add({ kinds: ["pdf"], View: lazy(() => import("./pdf/pdf-viewer.tsx")) });
  fileViewers.add({
    kinds: ["office"],
    fits: ({ hasText }) => hasText,
    View: lazy(() => import("./words-viewer.tsx")),
  });
}
