import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Config, ConfigError } from "#platform/config/config.ts";
import type { Database } from "#platform/database/database.ts";
import type { Storage } from "./storage.ts";

/**
 * At the start of a server that keeps its bytes in S3: asks the bucket whose it is, and writes our name into it when
 * it is nobody's. Two instances in one bucket would clear away each other's bytes as nobody's.
 * @throws ConfigError in one line that says what is wrong, before the first person's file would meet it.
 */
export async function checkStorage(config: Config, storage: Storage, database: Database): Promise<void> {
  if (!config.s3) return;
  const us = await instanceName(database);
  const owner = await storage.claim(us).catch((error: Error) => {
    throw new ConfigError(reasonOf(config, error));
  });
  if (owner !== us) throw new ConfigError(`S3_BUCKET: ${config.s3.bucket} holds the files of another Atrium`);
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
