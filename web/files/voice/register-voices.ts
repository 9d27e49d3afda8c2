import { t } from "@lingui/core/macro";
import { lazy } from "react";
import { panels, preferenceSections, shortcutNotes } from "#platform/slots/shell-slots.ts";
import { fileViews, uploadViews } from "../shown/index.ts";
import { PlayingBarGate } from "./playing-bar-gate.tsx";
import { registerPlaying } from "./playing-store.ts";
import { registerRecordings } from "./recording-store.ts";

const heading = () => t`Voice messages`;

/** Called once, after the first screen stands. */
export function registerVoices(): void {
  registerPlaying();
  registerRecordings();
  fileViews.add({ kinds: ["voice"], View: lazy(() => import("./voice-file.tsx")) });
  uploadViews.add({ fits: ({ voice }) => voice !== null, View: lazy(() => import("./voice-upload.tsx")) });
  panels.add(PlayingBarGate);
  preferenceSections.add(
    lazy(() => import("./voice-section.tsx")),
    60,
  );
  shortcutNotes.add({ group: heading, keys: "Space", label: () => t`Play or pause the one in focus` });
  shortcutNotes.add({ group: heading, keys: "ArrowRight", label: () => t`Five seconds on` });
  shortcutNotes.add({ group: heading, keys: "ArrowLeft", label: () => t`Five seconds back` });
}
