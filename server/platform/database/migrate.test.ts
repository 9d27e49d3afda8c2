import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { emptyDatabase } from "../../testing/test-database.ts";
import { migrate, NewerSchemaError } from "./migrate.ts";

const folder = mkdtempSync(join(tmpdir(), "atrium-migrations-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { url, pool } = await emptyDatabase();

test("runs each file once and in order, several servers at a time", async () => {
  writeFileSync(
    join(folder, "0001-create-note.sql"),
    "create table note (text text); insert into note values ('one');",
  );
  writeFileSync(join(folder, "0002-add-note.sql"), "insert into note values ('two');");
  await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect((await pool.query("select text from note")).rows).toEqual([{ text: "one" }, { text: "two" }]);
});

test("a failing file changes nothing", async () => {
  writeFileSync(join(folder, "0003-break.sql"), "insert into note values ('three'); select nonsense;");
  await expect(migrate(url, folder)).rejects.toThrow("nonsense");
  rmSync(join(folder, "0003-break.sql"));
  expect((await pool.query("select count(*)::int as count from note")).rows).toEqual([{ count: 2 }]);
});

test("refuses a database made by a newer version", async () => {
  rmSync(join(folder, "0002-add-note.sql"));
  const refusal = migrate(url, folder);
  await expect(refusal).rejects.toBeInstanceOf(NewerSchemaError);
  await expect(refusal).rejects.toThrow("made by a newer Atrium (migration 0002-add-note is unknown");
});
