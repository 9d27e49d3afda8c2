import type { Snippet } from "@atrium/contract/chat/snippets.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";

type SnippetTable = {
  workspace_id: string;
  id: string;
  /** Null: the workspace's. */
  owner_id: string | null;
  name: string;
  text: string;
  created_by: string;
  created_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    snippet: SnippetTable;
  }
}
export type SnippetRow = Selectable<SnippetTable>;

export const mostSnippets = 200;

export const snippetOf = ({ id, name, text, owner_id, created_at }: SnippetRow): Snippet => ({
  id,
  name,
  text,
  shared: owner_id === null,
  createdAt: created_at.toISOString(),
});

/** The workspace's and the member's own. */
export const snippetsFor = (db: Db, workspaceId: string, memberId: string): Promise<SnippetRow[]> =>
  db
    .selectFrom("snippet")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`coalesce(owner_id, workspace_id) in (${memberId}::uuid, ${workspaceId}::uuid)`)
    .orderBy(sql`lower(name)`)
    .limit(2 * mostSnippets)
    .execute();

/** One's own before the workspace's of the same name. */
export const snippetNamed = (
  db: Db,
  workspaceId: string,
  memberId: string,
  name: string,
): Promise<SnippetRow | undefined> =>
  db
    .selectFrom("snippet")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`coalesce(owner_id, workspace_id) in (${memberId}::uuid, ${workspaceId}::uuid)`)
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .orderBy(sql`owner_id is null`)
    .limit(1)
    .executeTakeFirst();

/** Locked until the transaction ends. */
export const lockSnippet = (db: Db, workspaceId: string, id: string): Promise<SnippetRow | undefined> =>
  db
    .selectFrom("snippet")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export async function countSnippets(db: Db, workspaceId: string, ownerId: string | null): Promise<number> {
  const { n } = await db
    .selectFrom("snippet")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`coalesce(owner_id, workspace_id) = ${ownerId ?? workspaceId}::uuid`)
    .executeTakeFirstOrThrow();
  return n;
}

export const insertSnippet = (db: Db, row: SnippetRow): Promise<unknown> =>
  orNameTaken(db.insertInto("snippet").values(row).execute());

export const updateSnippet = (
  db: Db,
  { workspace_id, id }: SnippetRow,
  change: Pick<SnippetRow, "name" | "text">,
): Promise<SnippetRow> =>
  orNameTaken(
    db
      .updateTable("snippet")
      .set(change)
      .where("workspace_id", "=", workspace_id)
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );

async function orNameTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === "snippet_pkey") throw new TryAgain("the same was just being saved");
    if (constraint === "snippet_name") refuse("name_taken");
    throw error;
  }
}

export async function removeSnippet(db: Db, { workspace_id, id }: SnippetRow): Promise<void> {
  await db.deleteFrom("snippet").where("workspace_id", "=", workspace_id).where("id", "=", id).execute();
}
