import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Config, ConfigError } from "#platform/config/config.ts";
import type { Database } from "#platform/database/database.ts";
import { insertMasterKey, neededMasterKeys } from "./master-key-rows.ts";
import { masterKeyFile } from "./open-storage.ts";
import type { Storage } from "./storage.ts";

/**
 * At the start, before the first person's file would meet it: whether the master keys are there that stored files
 * need, and whether the bucket may be used. @throws ConfigError in one line that says what is wrong.
 */
export async function checkStorage(config: Config, storage: Storage, database: Database): Promise<void> {
  if (config.s3) await checkBucket(config, storage, database);
  const keys = storage.masterKeys();
  const missing = (await neededMasterKeys(database)).filter((name) => !keys.has(name));
  if (missing.length > 0)
    throw new ConfigError(
      `${config.masterKeys ? "ATRIUM_KEY" : masterKeyFile(config.dataFolder)}: the master key ${missing.join(", ")} is missing, without which stored files cannot be opened`,
    );
  await insertMasterKey(database, keys.current);
}

/** Two instances in one bucket would clear away each other's bytes as nobody's: the first writes its name there. */
async function checkBucket(config: Config, storage: Storage, database: Database): Promise<void> {
  const us = await instanceName(database);
  const owner = await storage.claim(us).catch((error: Error) => {
    throw new ConfigError(reasonOf(config, error));
  });
  if (owner !== us) throw new ConfigError(`S3_BUCKET: ${config.s3?.bucket} holds the files of another Atrium`);
}

/** Made once for the database; whatever is stored belongs to it. */
export function instanceName(database: Database): Promise<string> {
  return database.transaction({}, async ({ db }) => {
    const made = randomUUID();
    await sql`insert into instance_secret (name, value) values ('instance', ${made}) on conflict do nothing`.execute(
      db,
    );
    const { rows } = await sql<{ value: string }>`
      select value from instance_secret where name = 'instance'`.execute(db);
    return (rows[0] as { value: string }).value;
  });
}

const reasons: Record<string, string> = {
  NoSuchBucket: "S3_BUCKET: there is no such bucket",
  InvalidAccessKeyId: "S3_ACCESS_KEY: the S3 service does not know it",
  SignatureDoesNotMatch: "S3_SECRET_KEY: the S3 service refused it",
  AccessDenied: "S3_BUCKET: the access key may not read and write there",
  AuthorizationHeaderMalformed: "S3_REGION: the S3 service has another region",
  PermanentRedirect: "S3_REGION: the bucket lies in another region",
};

function reasonOf({ s3 }: Config, error: Error & { code?: string; cause?: unknown }): string {
  const known = reasons[error.name] ?? reasons[error.code ?? ""];
  const said = (error.message || error.code || error.name).split("\n")[0];
  return known ? `${known} (${said})` : `S3_ENDPOINT: ${s3?.endpoint} does not serve files (${said})`;
}
