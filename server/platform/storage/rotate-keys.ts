import { setTimeout as sleep } from "node:timers/promises";
import { type Config, ConfigError } from "#platform/config/config.ts";
import type { Database } from "#platform/database/database.ts";
import { deleteOtherMasterKeys, insertMasterKey, rewrapSome, workspacesToRewrap } from "./master-key-rows.ts";
import { keepNewestKey, keysInFile, MasterKeys, newMasterKey, putKeyFirst } from "./master-keys.ts";
import { masterKeyFile } from "./open-storage.ts";

/** So many in one transaction: uploads of the same files wait for no longer than that takes. */
const batch = 500;

/**
 * Wraps every key by a new master key and drops the old one, beside running servers. What it does in order: makes the
 * new key durable, makes the database know it, lets it wrap what is new, wraps what is there batch by batch, and
 * lets the old one go when the database says that nothing needs it. Ended at any moment, nothing is lost: both keys
 * are kept until the end, and the next run goes on.
 * @throws ConfigError in one line when the keys come from ATRIUM_KEY and no new one stands in it, or another runs.
 */
export async function rotateKeys(config: Config, database: Database, say: (line: string) => void): Promise<void> {
  const release = await alone(database);
  try {
    const keys = config.masterKeys ? fromSettings(config.masterKeys) : await newKeyInFile(config, database, say);
    await insertMasterKey(database, keys.current);
    let done = 0;
    for (let round = 0; ; round += 1) {
      for (const workspaceId of await workspacesToRewrap(database, keys.current))
        done += await rewrapAll(database, keys, workspaceId, (count) => say(`${done + count} keys wrapped anew`));
      if (await deleteOtherMasterKeys(database, keys.current)) break;
      if (round === 100) throw new Error("a server goes on wrapping by the old master key");
      await sleep(100);
    }
    if (!config.masterKeys) keepNewestKey(masterKeyFile(config.dataFolder));
    say(`nothing needs another master key than ${keys.current} any more`);
    say(
      config.masterKeys
        ? "ATRIUM_KEY may now hold the new key alone, in every process"
        : `keep a copy of ${masterKeyFile(config.dataFolder)}, and the old one for as long as backups from before are kept`,
    );
  } finally {
    await release();
  }
}

async function rewrapAll(database: Database, keys: MasterKeys, workspaceId: string, onBatch: (done: number) => void) {
  const anew = ({ id, key_wrapped }: { id: string; key_wrapped: string }) =>
    keys.wrap(id, keys.unwrap(id, key_wrapped));
  for (let done = 0; ; ) {
    const some = await rewrapSome(database, { workspaceId, newest: keys.current, most: batch }, anew);
    if (some === 0) return done;
    done += some;
    onBatch(done);
  }
}

function fromSettings(texts: string[]): MasterKeys {
  if (texts.length > 1) return new MasterKeys(texts);
  throw new ConfigError(
    `ATRIUM_KEY: put a new key before the old one, with a comma between them, and start every server with both; a new one is ${newMasterKey()}`,
  );
}

/** More than one key in the file: an earlier rotation did not come to its end. */
async function newKeyInFile(config: Config, database: Database, say: (line: string) => void): Promise<MasterKeys> {
  const path = masterKeyFile(config.dataFolder);
  const found = keysInFile(path);
  if (found.length > 1) {
    const keys = new MasterKeys(found);
    say(`going on with the new master key ${keys.current}`);
    return keys;
  }
  const added = newMasterKey();
  const keys = new MasterKeys([added, ...found]);
  // A server that finds it in the file may wrap by it at once: the database has to know it before.
  await insertMasterKey(database, keys.current);
  putKeyFirst(path, added);
  say(`a new master key ${keys.current} stands in ${path}`);
  return keys;
}

/** The lock ends with the connection, however that ends. */
async function alone(database: Database): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended('rotate master keys', 0)) as ours");
  if (rows[0]?.ours === true)
    return async () => {
      await client.query("select pg_advisory_unlock_all()");
      client.release();
    };
  client.release();
  throw new ConfigError("the master key is being rotated already, by another process");
}
