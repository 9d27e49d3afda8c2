import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { entryOf } from "./entry.ts";
import { mergeEntries, messagesToIndex, writeEntries } from "./entry-rows.ts";
import { beginHistory, historyCameTo, nextOfHistory, workspacesWithHistory } from "./history-rows.ts";

/** Enough for the merge to be cheap; what waits for it every search reads meanwhile (30 ms for 1,000 entries). */
const batch = 500;

const readHistory = jobType<{ workspaceId: string }>("search.history", { retries: 20, pauseSeconds: 30 });

/** Goes through messages that were there before the index, or came with an import; begins again where it was ended. */
export const historyReading = worksOn(readHistory, async ({ workspaceId }, platform) => {
  while (await indexNext(platform, workspaceId));
});

/** One batch; false when there is nothing left, or somebody else is at it. */
function indexNext(platform: Platform, workspaceId: string): Promise<boolean> {
  return platform.run({ workspaceId }, async ({ db }) => {
    const next = await nextOfHistory(db, workspaceId, batch);
    if (!next) return false;
    const entries = (await messagesToIndex(db, workspaceId, next.ids)).map(entryOf);
    await writeEntries(db, workspaceId, "history", entries);
    await mergeEntries(db);
    await historyCameTo(db, workspaceId, next.last);
    return next.last !== null;
  });
}

/** Has a workspace's messages read from the first: those the followers were not told of. */
export async function indexHistory(
  context: Pick<ListenerContext, "db" | "enqueue">,
  workspaceId: string,
): Promise<void> {
  await beginHistory(context.db, workspaceId);
  await context.enqueue(readHistory, { workspaceId }, { key: workspaceId });
}

/** Goes on with what an earlier version left unread. */
export async function resumeHistory(platform: Platform): Promise<void> {
  const ids = await platform.run({ mode: "read" }, ({ db }) => workspacesWithHistory(db));
  for (const workspaceId of ids) {
    await platform.run({ workspaceId }, ({ enqueue }) => enqueue(readHistory, { workspaceId }, { key: workspaceId }));
  }
}
