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
import { compareWithFile } from "./compare-with-file.ts";
import { ExportWriter } from "./export-writer.ts";
import type { ImportOptions, ImportResult, ImportTarget } from "./import-slack.ts";
import { openChannels } from "./open-channels.ts";
import type { ExportPlan } from "./scan-export.ts";
import type { SlackArchive } from "./slack-archive.ts";
import { writeFiles } from "./write-files.ts";

/** The name progress is kept under. */
const slack = "slack";

type Given = { archive: SlackArchive; plan: ExportPlan; options: ImportOptions };

/** Writes what was found in the file into the workspace of that name, and compares. */
export async function writeExport(
  { place: { platform, url }, name, ...given }: Given & { name: string; place: ImportTarget },
  result: ImportResult,
): Promise<ImportResult> {
  const workspace = await openImportWorkspace(platform, url, name);
  try {
    return await write({ ...given, platform, workspace }, result);
  } finally {
    await workspace.release();
  }
}

type Run = Given & { platform: Platform; workspace: ImportWorkspace };

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

function fingerprint(archive: SlackArchive): string {
  const hash = createHash("sha256");
  for (const line of [...archive.checksums()].sort()) hash.update(line).update("\n");
  return hash.digest("hex");
}
