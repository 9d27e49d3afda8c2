import { sql } from "kysely";
import type { Db } from "./database.ts";

/** The tables of workspaces that have this column: what is about a thing is found by the column's name, also tomorrow. */
export async function tablesOf(db: Db, column: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select t.table_name as name from information_schema.tables t
    join information_schema.columns c using (table_schema, table_name)
    join information_schema.columns w using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.column_name = ${column} and w.column_name = 'workspace_id'
    order by t.table_name`.execute(db);
  return rows.map((row) => row.name);
}

/** Removes at most `most` rows of a table that belong to a workspace and have one of these values; answers how many. */
export async function removeRows(
  db: Db,
  table: string,
  about: { workspaceId: string; column: string; values: readonly string[] },
  most: number,
): Promise<number> {
  const { workspaceId, column, values } = about;
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from ${sql.table(table)} where ctid = any(array(
        select ctid from ${sql.table(table)} where workspace_id = ${workspaceId}::uuid
          and ${sql.ref(column)} = any(${values}::uuid[]) limit ${most}
      )) and workspace_id = ${workspaceId}::uuid returning 1
    )
    select count(*)::int as count from gone`.execute(db);
  return rows[0]?.count ?? 0;
}
