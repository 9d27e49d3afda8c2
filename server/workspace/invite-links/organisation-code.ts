import { randomInt } from "node:crypto";
import type { Db } from "#platform/database/database.ts";

type OrganisationCodeTable = { workspace_id: string; code: string; created_by: string; created_at: Date };
declare module "#platform/database/tables.ts" {
  interface Tables {
    organisation_code: OrganisationCodeTable;
  }
}

/** Crockford's Base32: no letter looks like a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const four = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** `northwind-7K4Q-9F2D`: 40 bits behind a name, typable, and guessed at only a few times a minute. */
export const newOrganisationCode = (slug: string): string =>
  `${slug.slice(0, 20).replace(/-+$/, "")}-${four()}-${four()}`;

/** A code as it was typed, as we keep it; undefined when it cannot be one. */
export function normaliseCode(typed: string): string | undefined {
  const parts = /^([a-z0-9][a-z0-9-]*)-([0-9a-z]{4})-([0-9a-z]{4})$/i.exec(typed.trim());
  if (!parts) return undefined;
  const [, slug = "", ...random] = parts;
  const read = random.map((part) => part.toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1"));
  return `${slug.toLowerCase()}-${read.join("-")}`;
}

export async function organisationCode(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db
    .selectFrom("organisation_code")
    .select("code")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** One code a workspace: a new one replaces the old. */
export async function keepOrganisationCode(db: Db, row: OrganisationCodeTable): Promise<void> {
  await db
    .insertInto("organisation_code")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("workspace_id").doUpdateSet({
        code: row.code,
        created_by: row.created_by,
        created_at: row.created_at,
      }),
    )
    .execute();
}

export async function deleteOrganisationCode(db: Db, workspaceId: string): Promise<void> {
  await db.deleteFrom("organisation_code").where("workspace_id", "=", workspaceId).execute();
}
