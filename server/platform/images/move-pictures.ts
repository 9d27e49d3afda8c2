import { sql } from "kysely";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Feature } from "#platform/operations/feature.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { keepBytes } from "#platform/storage/keep-bytes.ts";

const atOnce = 20;

/**
 * Moves what a table kept as bytes into storage, once the server has started; pictures are shown all the while. Safe to
 * do again and beside itself: a row is moved by whoever holds it. Goes when the columns `bytes` go.
 * @param table One with `workspace_id`, `id`, `bytes` and `stored_id`, named by the feature it belongs to.
 */
export function movesPictures(table: string): Required<Pick<Feature, "jobs" | "start">> {
  const type = jobType(`pictures.move-${table}`, { retries: 20, pauseSeconds: 60 });
  const workspaces = (platform: Platform) =>
    platform.run({}, async ({ db }) => {
      const { rows } = await sql<{ id: string }>`
        select workspace_id as id from workspaces_with_unmoved_pictures()`.execute(db);
      return rows.map(({ id }) => id);
    });
  return {
    jobs: [
      worksOn(type, async (_data, platform) => {
        for (const workspaceId of await workspaces(platform)) while (await moveSome(platform, table, workspaceId));
      }),
    ],
    async start(platform) {
      if ((await workspaces(platform)).length === 0) return;
      await platform.run({}, ({ enqueue }) => enqueue(type, {}, { key: table }));
    },
  };
}

/** Whether there may be more. */
function moveSome(platform: Platform, table: string, workspaceId: string): Promise<boolean> {
  return platform.run({ workspaceId }, async ({ db, now }) => {
    const { rows } = await sql<{ id: string; bytes: Buffer }>`
      select id, bytes from ${sql.table(table)}
      where workspace_id = ${workspaceId}::uuid and stored_id is null
      order by id limit ${atOnce} for update skip locked`.execute(db);
    for (const { id, bytes } of rows) {
      const storedId = await keepBytes(platform.storage, { db, workspaceId, now }, bytes);
      await sql`update ${sql.table(table)} set stored_id = ${storedId}::uuid, bytes = null
        where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`.execute(db);
    }
    return rows.length === atOnce;
  });
}
