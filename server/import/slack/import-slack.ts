import { basename } from "node:path";
import type { Platform } from "#platform/operations/platform.ts";
import type { ImportWorkspace } from "../history/index.ts";
import type { Comparison } from "./compare-with-file.ts";
import { type ExportPlan, scanExport } from "./scan-export.ts";
import { SlackArchive } from "./slack-archive.ts";
import type { Tally } from "./tally.ts";

export type ImportOptions = {
  path: string;
  /** Name or address of the workspace; otherwise the export's own name. */
  workspace?: string | undefined;
  /** Reads and counts, and writes nothing. */
  dryRun?: boolean;
  onProgress?(step: "reading" | "writing", done: number, total: number): void;
};

type Found = Record<"users" | "channels" | "messages" | "replies" | "reactions" | "mentions", number>;
export type ImportResult = {
  found: Found & { files?: number };
  skipped: Tally;
  problems: { name: string; reason: string }[];
  notes: string[];
  /** Messages of the file that were not stored before. */
  added: number;
  /** Undefined for a dry run. */
  workspace: Omit<ImportWorkspace, "settle" | "release"> | undefined;
  comparison: Comparison[];
};

/** Where the import writes to. `url` is the connection of the owner of everything. */
export type ImportTarget = { platform: Platform; url: string };

/**
 * Imports an export. Runs again after a crash, it goes on; runs again after its end, it adds nothing. Ends by
 * comparing what is stored with what the file holds.
 * @throws ArchiveError, ImportRefused with one line for people.
 */
export async function importSlack(options: ImportOptions, target?: () => Promise<ImportTarget>): Promise<ImportResult> {
  const archive = await SlackArchive.open(options.path);
  try {
    let read = 0;
    const plan = await scanExport(archive, (bytes) => options.onProgress?.("reading", (read += bytes), archive.bytes));
    const result = resultOf(plan);
    if (options.dryRun || !target) return result;
    const place = await target();
    // Only now: whoever asks what is in a file does not wait for all that writes it.
    const { writeExport } = await import("./write-export.ts");
    return await writeExport(
      { archive, plan, options, name: options.workspace ?? nameOf(options.path), place },
      result,
    );
  } finally {
    archive.close();
  }
}

function resultOf(plan: ExportPlan): ImportResult {
  const plans = plan.conversations.map((conversation) => conversation.plan);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, number) => all + number, 0);
  return {
    found: {
      users: plan.people.people.filter((person) => person.listed).length,
      channels: plans.length,
      messages: sum(plans.map((messages) => messages.found)),
      replies: sum(plans.map((messages) => messages.replies)),
      reactions: sum(plans.map((messages) => messages.totalReactions)),
      mentions: sum(plans.map((messages) => messages.totalMentions)),
      ...(plan.files > 0 && { files: plan.files }),
    },
    skipped: plan.skipped,
    problems: plan.problems,
    notes: plan.notes,
    added: 0,
    workspace: undefined,
    comparison: [],
  };
}

/** Slack calls its files `NAME Slack export Jan 1 2020 - Feb 2 2021.zip`. */
const nameOf = (path: string): string =>
  /^(.+?) Slack export /i.exec(basename(path))?.[1]?.trim().slice(0, 60) || "Slack import";
