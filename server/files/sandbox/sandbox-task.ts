import type { FilePreview } from "@atrium/contract/files/files.ts";

/** What is done with a stranger's file in a process of its own; `card` is a picture as large as a card shows it. */
export type SandboxTask = "picture" | "card" | "document" | "office";

/** What came out of it: smaller pictures, and its words. */
export type Made = {
  previews: (FilePreview & { bytes: Buffer })[];
  width?: number;
  height?: number;
  durationMs?: number;
  pages?: number;
  text?: string;
};

/** Characters of a file's words that are kept: enough to find it by, and to read on. */
export const mostText = 1_000_000;

/** As the database keeps text. */
export const keptText = (text: string): string => text.replaceAll("\0", "").slice(0, mostText).toWellFormed().trim();
