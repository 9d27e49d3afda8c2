import { sql } from "kysely";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceName } from "./check-storage.ts";

const hour = 3_600_000;
/** What nobody points at any more is kept for so long, and what no row names: it may be just about to be named. */
const grace = 24 * hour;
const batch = 1000;
/** Ids are made by us. What else lies in storage is not ours to remove. */
const ourId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

type Which = { workspace_id: string; id: string };

/** Removes the bytes nobody has pointed at for a day, then their rows: ended in between, it does so again. */
export async function clearUnused(platform: Platform, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - grace);
  for (let found = batch; found === batch; ) {
    const unused = await platform.run({}, async ({ db }) => {
      const { rows } = await sql<Which>`
        select workspace_id, id from unused_stored(${before}, ${batch})`.execute(db);
      return rows;
    });
    found = unused.length;
    for (const [workspaceId, some] of Map.groupBy(unused, (row) => row.workspace_id)) {
      const ids = some.map(({ id }) => id);
      await platform.storage.remove(ids);
      await platform.run({ workspaceId }, async ({ db }) => {
        await sql`delete from stored where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
          and unused_at < ${before}`.execute(db);
      });
      platform.metrics.storedRemoved.inc({ reason: "unused" }, ids.length);
    }
  }
}

/**
 * Compares what is in storage with the rows, both ways. Bytes that no row names are removed when they are older than a
 * day: they are what a crash, or a transaction that came to nothing, has left. Rows whose bytes are gone are told to the
 * log and counted, and stay: a disk that is not mounted looks like that, and a backup may bring them back.
 */
export async function sweepStorage(platform: Platform, now = new Date()): Promise<void> {
  const { database, storage, metrics, log } = platform;
  const us = await instanceName(database);
  const owner = await storage.claim(us);
  if (owner !== us) return log.error({ owner }, "storage holds the files of another Atrium and is not swept");
  metrics.storedRemoved.inc({ reason: "orphan" }, await storage.removeUnfinished(new Date(now.getTime() - grace)));
  await platform.run({}, async ({ db }) => void (await sql`select begin_storage_sweep()`.execute(db)));
  let some: { id: string; isOld: boolean }[] = [];
  const look = async () => {
    const unknown = await unnamed(
      platform,
      some.map(({ id }) => id),
    );
    const gone = some.filter(({ id, isOld }) => isOld && unknown.has(id)).map(({ id }) => id);
    some = [];
    await storage.remove(gone);
    metrics.storedRemoved.inc({ reason: "orphan" }, gone.length);
  };
  for await (const { id, changedAt } of storage.ids()) {
    if (!ourId.test(id)) continue;
    some.push({ id, isOld: changedAt.getTime() < now.getTime() - grace });
    if (some.length === batch) await look();
  }
  await look();
  await tellMissing(platform, new Date(now.getTime() - hour));
}

const unnamed = (platform: Platform, ids: string[]): Promise<Set<string>> =>
  platform.run({}, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`select id from saw_stored(${ids}::uuid[])`.execute(db);
    return new Set(rows.map((row) => row.id));
  });

async function tellMissing(platform: Platform, before: Date): Promise<void> {
  const [missing] = await platform.run({}, async ({ db }) => {
    const { rows } = await sql<{ count: number; examples: string[] }>`select * from missing_stored(${before})`.execute(
      db,
    );
    return rows;
  });
  const count = missing?.count ?? 0;
  platform.metrics.storedMissing.set(count);
  if (count > 0)
    platform.log.error({ count, ids: missing?.examples }, "stored bytes are missing: restore them from a backup");
}
