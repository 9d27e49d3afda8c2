import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { placeAudience, readablePlaces } from "../places/index.ts";
import type { FileHolder } from "../shared-files/index.ts";

/**
 * Files put into a place: their holder is the folder, or outside of folders the place itself. They are seen by who sees
 * the place.
 */
export const folderHolder: FileHolder = {
  readable: async ({ db, member, workspaceId }, holderIds) => {
    const places = await placesOf(db, workspaceId, holderIds);
    const { rows } = await sql<{ id: string }>`
      select p.id from (${readablePlaces(member)}) p where p.id = any(${[...new Set(places.values())]}::uuid[])`.execute(
      db,
    );
    const readable = new Set(rows.map(({ id }) => id));
    return new Set(holderIds.filter((id) => readable.has(places.get(id) as string)));
  },
  audiences: async ({ db, workspaceId }, holderIds) => {
    const places = await placesOf(db, workspaceId, holderIds);
    return [...new Set(places.values())].flatMap((placeId) => placeAudience(workspaceId, placeId));
  },
};

/** The place of each holder; what is no folder is a place. */
async function placesOf(db: Db, workspaceId: string, holderIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; place_id: string }>`
    select id, place_id from folder where workspace_id = ${workspaceId}::uuid and id = any(${holderIds}::uuid[])`.execute(
    db,
  );
  const known = new Map(rows.map((row) => [row.id, row.place_id]));
  return new Map(holderIds.map((id) => [id, known.get(id) ?? id]));
}
