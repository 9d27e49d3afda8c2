import type { FileKind, SharedFile } from "@atrium/contract/files/files.ts";
import type { ComponentType } from "react";
import { createSlot } from "#platform/slots/slot.ts";
import type { Upload } from "../uploads/index.ts";

export type FileViewProps = {
  file: SharedFile;
  /** Opens it over everything. */
  onOpen: () => void;
};

/** How files of some kinds are shown in a message; any other is a card. The first that fits counts. */
export type FileView = { kinds: readonly FileKind[]; View: ComponentType<FileViewProps> };
export const fileViews = createSlot<FileView>();

/** The same for files of a message on its way; any other is a line with how far it is. */
export type UploadView = { fits: (upload: Upload) => boolean; View: ComponentType<{ upload: Upload }> };
export const uploadViews = createSlot<UploadView>();
