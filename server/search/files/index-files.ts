import { fileChanged, fileReady, fileRemoved } from "@atrium/contract/files/files.ts";
import { fileTagged } from "@atrium/contract/files/library.ts";
import { follow } from "#platform/events/follower.ts";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { indexFiles, unreadFiles, workspacesWithUnreadFiles } from "./file-entry-rows.ts";

/** Keeps what search looks at a moment behind what files are called, tagged and hold. */
export const indexChangedFiles = follow(
  "search.files",
  [fileReady, fileChanged, fileTagged, fileRemoved],
  ({ db, workspaceId }, events) =>
    indexFiles(db, workspaceId, [...new Set(events.map(({ data }) => ("file" in data ? data.file.id : data.fileId)))]),
);

const readFiles = jobType<{ workspaceId: string }>("search.files-history", { retries: 20, pauseSeconds: 30 });
const batch = 100;

/** Reads files nobody told of: they came with an import, or before there was an index. */
export const fileHistoryReading = worksOn(readFiles, async ({ workspaceId }, platform) => {
  const next = () =>
    platform.run({ workspaceId }, async ({ db }) => {
      const ids = await unreadFiles(db, workspaceId, batch);
      await indexFiles(db, workspaceId, ids);
      return ids.length === batch;
    });
  while (await next());
});

/** Has a workspace's files read that the follower was not told of. */
export const indexFileHistory = ({ enqueue }: Pick<ListenerContext, "enqueue">, workspaceId: string): Promise<void> =>
  enqueue(readFiles, { workspaceId }, { key: workspaceId });

export async function resumeFileHistory(platform: Platform): Promise<void> {
  const ids = await platform.run({ mode: "read" }, ({ db }) => workspacesWithUnreadFiles(db));
  for (const workspaceId of ids)
    await platform.run({ workspaceId }, (context) => indexFileHistory(context, workspaceId));
}
