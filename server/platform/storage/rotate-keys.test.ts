import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { deleteOtherMasterKeys, insertMasterKey } from "./master-key-rows.ts";
import { MasterKeys, newMasterKey } from "./master-keys.ts";
import { rotateKeys } from "./rotate-keys.ts";

const { platform } = await testServer();
const { pool } = await testDatabase();
const [newest, oldest] = [newMasterKey(), newMasterKey()];
const ring = new MasterKeys([newest, oldest]);
const old = new MasterKeys([oldest]);
const config = { ...platform.config, masterKeys: [newest, oldest] };
const insert = `insert into stored (workspace_id, id, key_wrapped, size, created_at, received_at)
  values ($1, $2, $3, 1, now(), now())`;

test("a master key goes only when nothing needs it, not even what is just being stored", async () => {
  await insertMasterKey(platform.database, old.current);
  await insertMasterKey(platform.database, ring.current);
  const [workspaceId, id] = [randomUUID(), randomUUID()];
  const { key, wrapped } = old.newKey(id);
  const storing = await pool.connect();
  await storing.query("begin");
  await storing.query(insert, [workspaceId, id, wrapped]);
  const rotated = rotateKeys(config, platform.database, () => undefined);
  await storing.query("commit");
  storing.release();
  await rotated;
  const { rows } = await pool.query("select master_key, key_wrapped from stored where id = $1", [id]);
  expect(rows[0].master_key).toBe(ring.current);
  expect(new MasterKeys([newest]).unwrap(id, rows[0].key_wrapped).equals(key)).toBe(true);
});

test("nothing is wrapped by a key that was dropped", async () => {
  const id = randomUUID();
  expect(await deleteOtherMasterKeys(platform.database, ring.current)).toBe(true);
  await expect(pool.query(insert, [randomUUID(), id, old.newKey(id).wrapped])).rejects.toThrow("stored_master_key");
});

test("two rotations at once are one", async () => {
  const client = await pool.connect();
  await client.query("select pg_advisory_lock(hashtextextended('rotate master keys', 0))");
  await expect(rotateKeys(config, platform.database, () => undefined)).rejects.toThrow("rotated already");
  await client.query("select pg_advisory_unlock_all()");
  client.release();
});
