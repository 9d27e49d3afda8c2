import type { SharedFile } from "@atrium/contract/files/files.ts";
import { createContext } from "react";

/** Where files are shown, for a view that goes on when the file is not on the screen any more. */
export type FilePlace = {
  /** Of the message. */
  address: string;
  /** What was shared there afterwards, as far as this device knows. */
  later: () => readonly SharedFile[];
};
export const FilePlaceContext = createContext<FilePlace | null>(null);
