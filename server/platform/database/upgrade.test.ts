import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { emptyDatabase } from "../../testing/test-database.ts";
import { migrate } from "./migrate.ts";

const newest = join(import.meta.dirname, "migrations");
const asReleased = mkdtempSync(join(tmpdir(), "atrium-released-"));
afterAll(() => rmSync(asReleased, { recursive: true }));
for (const file of readdirSync(newest)) if (file < "0029") cpSync(join(newest, file), join(asReleased, file));
const { url, pool } = await emptyDatabase();

type Column = { table: string; name: string; type: string; choices: string | null };

/** What a row must say, of every table: columns that are neither optional nor filled by themselves. */
async function neededColumns(): Promise<Map<string, Column[]>> {
  const { rows } = await pool.query<Column>(`
    select c.table_name as table, c.column_name as name, c.udt_name as type, (
      select pg_get_constraintdef(o.oid) from pg_constraint o
      where o.conrelid = format('public.%I', c.table_name)::regclass and o.contype = 'c'
        and pg_get_constraintdef(o.oid) like '%(' || c.column_name || ' = ANY%' limit 1) as choices
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'schema_migration%'
      and c.is_nullable = 'NO' and c.column_default is null and c.is_generated = 'NEVER' and c.is_identity = 'NO'
    order by c.table_name, c.ordinal_position`);
  return Map.groupBy(rows, ({ table }) => table);
}

const id = "0196a000-0000-7000-8000-000000000001";
const values: Record<string, string> = {
  uuid: id,
  text: "word",
  citext: "word",
  bytea: "\\x89504e47",
  jsonb: "{}",
  bool: "true",
  date: "2026-01-02",
  timestamptz: "2026-01-02T03:04:05Z",
  inet: "127.0.0.1",
  tsvector: "word",
};
const valueFor = ({ type, choices }: Column): string =>
  /ARRAY\['([^']+)'/.exec(choices ?? "")?.[1] ?? values[type] ?? (type.startsWith("_") ? "{}" : "1");

/** Columns that say more than their type does. */
const more: Record<string, Record<string, string>> = { message: { seq: "1" } };

test("a database of the released version, with a row in every table, becomes one of this version in one go and keeps each", async () => {
  await migrate(url, asReleased);
  const tables = await neededColumns();
  const failed: string[] = [];
  expect(tables.size).toBeGreaterThan(50);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Rows that point to each other come in no order.
  await client.query("set session_replication_role = replica");
  for (const [table, columns] of tables) {
    const row = { ...Object.fromEntries(columns.map((column) => [column.name, valueFor(column)])), ...more[table] };
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    const text = `insert into "${table}" ("${names.join('", "')}") values (${places.join(", ")})`;
    await client.query(text, Object.values(row)).catch((error: Error) => failed.push(`${table}: ${error.message}`));
  }
  await client.end();
  expect(failed).toEqual([]);
  const read = async (table: string) => (await pool.query(`select * from "${table}"`)).rows;
  const before = new Map<string, object[]>();
  for (const table of tables.keys()) before.set(table, await read(table));
  await migrate(url, newest);
  for (const [table, rows] of before) expect(await read(table), table).toMatchObject(rows);
  const { rows: done } = await pool.query("select name from schema_migration");
  expect(done.map(({ name }) => `${name}.sql`).sort()).toEqual(readdirSync(newest).sort());
  // What is left to do once the server stands: pictures that lay in the database go into storage.
  const { rows: unmoved } = await pool.query("select workspace_id from workspaces_with_unmoved_pictures()");
  expect(unmoved).toEqual([{ workspace_id: id }]);
});
