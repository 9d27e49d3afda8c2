import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Platform } from "#platform/operations/platform.ts";
import { indexFileHistory } from "#search/files/index.ts";
import { indexHistory } from "#search/indexing/index.ts";
import {
  extendConversation,
  fillChannel,
  followAfresh,
  type ImportProgress,
  ImportRefused,
  type ImportWorkspace,
  openImportWorkspace,
  progressOf,
  writePeople,
} from "../history/index.ts";
import { type Comparison, compareWithFile } from "./compare-with-file.ts";
import { ExportWriter } from "./export-writer.ts";
import { openChannels } from "./open-channels.ts";
import { type ExportPlan, scanExport } from "./scan-export.ts";
import { SlackArchive } from "./slack-archive.ts";
import type { Tally } from "./tally.ts";
import { writeFiles } from "./write-files.ts";

/** The name progress is kept under. */
export const slack = "slack";

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
    const workspace = await openImportWorkspace(place.platform, place.url, options.workspace ?? nameOf(options.path));
    try {
      return await write({ archive, plan, options, platform: place.platform, workspace }, result);
    } finally {
      await workspace.release();
    }
  } finally {
    archive.close();
  }
}

type Run = {
  archive: SlackArchive;
  plan: ExportPlan;
  options: ImportOptions;
  platform: Platform;
  workspace: ImportWorkspace;
};

async function write(run: Run, result: ImportResult): Promise<ImportResult> {
  const { archive, plan, options, platform, workspace } = run;
  const { id, name, slug, isNew, ownerName } = workspace;
  const file = { hash: fingerprint(archive), name: basename(options.path).slice(0, 200) };
  const progress = await platform.run({ workspaceId: workspace.id, mode: "read" }, ({ db }) =>
    progressOf(db, workspace.id, slack),
  );
  refuseOther(progress, file);
  const writer = new ExportWriter(archive, plan, workspace.id);
  const newPeople = await writePeople(platform, workspace.id, writer.people());
  const channels = await openChannels(run, writer, file, progress);
  const total = plan.conversations.reduce((sum, { plan: messages }) => sum + messages.length, 0);
  let done = 0;
  let added = 0;
  for (const channel of channels) {
    const stored = (count: number) => options.onProgress?.("writing", (done += count), total);
    const writing = writer.writing(channel, newPeople, stored);
    added += await (channel.isFilling ? fillChannel : extendConversation)(platform, writing);
  }
  const files = await writeFiles({ archive, platform, writer }, channels);
  if (added > 0 || newPeople.size > 0) {
    await workspace.settle();
    await followAfresh(platform, workspace.id);
    await platform.run({ workspaceId: workspace.id }, async (context) => {
      await indexHistory(context, workspace.id);
      await indexFileHistory(context, workspace.id);
    });
  }
  const comparison = await compareWithFile(platform, workspace.id, writer);
  return {
    ...result,
    notes: [...result.notes, ...writer.notes],
    added,
    workspace: { id, name, slug, isNew, ownerName },
    comparison: [...comparison, ...files],
  };
}

/** Half of one file below the whole of another would have its positions wrong. */
function refuseOther(progress: ReadonlyMap<string, ImportProgress>, file: { hash: string }): void {
  const open = [...progress.values()].find((row) => row.finished_at === null && row.file_hash !== file.hash);
  if (open)
    throw new ImportRefused(
      `the import of ${open.file_name} into this workspace was interrupted: run it again to its end first`,
    );
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

function fingerprint(archive: SlackArchive): string {
  const hash = createHash("sha256");
  for (const line of [...archive.checksums()].sort()) hash.update(line).update("\n");
  return hash.digest("hex");
}
