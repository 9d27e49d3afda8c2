import type { FileKind, SharedFile } from "@atrium/contract/files/files.ts";
import type { ComponentType } from "react";
import { createSlot } from "#platform/slots/slot.ts";

export type FileViewerProps = {
  file: SharedFile;
  /** Goes to the next (1) or the one before (-1), for gestures that mean that. */
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
};

/**
 * How files of some kinds are looked at over everything. The viewer fills the whole place below the title; Escape and
 * the arrow keys left and right belong to the frame unless it takes them (`preventDefault`). Any other kind is shown as
 * a card to download. The first that fits counts; `View` is lazy.
 */
export type FileViewer = {
  kinds: readonly FileKind[];
  /** Some of a kind cannot be shown, e.g. a picture no browser draws. */
  fits?: (file: SharedFile) => boolean;
  View: ComponentType<FileViewerProps>;
};
export const fileViewers = createSlot<FileViewer>();
