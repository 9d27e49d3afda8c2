/**
 * Keys this instance signs with. Guarantee: every process of an instance has the same ones, and each purpose its own,
 * so that what was signed for one is worth nothing for another. What must never happen: a key in a log or an answer.
 * May import: platform/database, platform/operations.
 */
import { hkdfSync, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Platform } from "#platform/operations/platform.ts";

const roots = new WeakMap<Platform, Promise<string>>();

/** 256 bits for a purpose, derived (RFC 5869) from ATRIUM_SECRET or from the secret made at the first start. */
export async function instanceKey(platform: Platform, purpose: string): Promise<Buffer> {
  const root = roots.get(platform) ?? rootSecret(platform);
  roots.set(platform, root);
  root.catch(() => roots.delete(platform));
  return Buffer.from(hkdfSync("sha256", await root, "atrium", purpose, 32));
}

/** Made once; of two processes that start together, one's is kept by both. */
async function rootSecret({ config, database }: Platform): Promise<string> {
  if (config.secret) return config.secret;
  return database.transaction({}, async ({ db }) => {
    const made = randomBytes(32).toString("base64url");
    await sql`insert into instance_secret (name, value) values ('root', ${made}) on conflict do nothing`.execute(db);
    const { rows } = await sql<{ value: string }>`select value from instance_secret where name = 'root'`.execute(db);
    return (rows[0] as { value: string }).value;
  });
}
