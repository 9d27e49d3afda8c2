import type { Db } from "#platform/database/database.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Storage } from "./storage.ts";
import { insertStored, setWhole } from "./stored-rows.ts";

type Keeping = { db: Db; workspaceId: string; now: Date };

/**
 * Keeps a few bytes the server made itself (a scaled picture): at most one part, written before the transaction that
 * points at them commits; when it does not, they are found later as what no row names. They count among the
 * workspace's bytes and are never refused: nobody should lose a picture over a full workspace. Answers the id.
 */
export async function keepBytes(storage: Storage, { db, workspaceId, now }: Keeping, bytes: Buffer): Promise<string> {
  const id = newId();
  const { key, wrapped } = storage.newKey(id);
  await storage.write({ id, key }, 0, bytes);
  await insertStored(db, { workspaceId, id, keyWrapped: wrapped, size: bytes.length, now }, undefined);
  await setWhole(db, { workspaceId, id }, now);
  return id;
}

/** What `keepBytes` kept, opened. */
export function readKept(storage: Storage, kept: { id: string; keyWrapped: string }): Promise<Buffer> {
  return storage.part({ id: kept.id, key: storage.unwrap(kept.id, kept.keyWrapped) }, 0);
}
