import pg from "pg";
import type { Database } from "../platform/database/database.ts";
import type { Statement } from "./statements.ts";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

/** How much of the tables a statement touched: rows looked at, used or not, and the tables read from end to end. */
export type RowsRead = { rows: number; whole: string[]; plan: string[] };

/**
 * Runs a statement once more as the product does, with row-level security, and undoes it; with the plan made for these
 * values, and with the one PostgreSQL keeps for all values (the product's statements are prepared). Answers the worse.
 */
export async function rowsRead(
  database: Database,
  workspaceId: string,
  { text, values }: Statement,
): Promise<RowsRead> {
  let found: RowsRead = { rows: -1, whole: [], plan: [] };
  const client = await database.pool.connect();
  try {
    await client.query(`prepare looked_at as ${text}`);
    for (const mode of ["force_custom_plan", "force_generic_plan"]) {
      await client.query("begin");
      await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
      await client.query(`set local plan_cache_mode = ${mode}`);
      const given = values.length > 0 ? `(${values.map(literal).join(", ")})` : "";
      // Looking at the clock for each row would take longer than the rows.
      const { rows } = await client.query(`explain (analyze, timing off, format json) execute looked_at${given}`);
      const once = sum(rows[0]["QUERY PLAN"][0].Plan as Plan);
      const whole = [...found.whole, ...once.whole];
      found = { ...(once.rows > found.rows ? once : found), whole };
      await client.query("rollback");
    }
    await client.query("deallocate looked_at");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return found;
}

function sum(plan: Plan): RowsRead {
  const below = (plan.Plans ?? []).map(sum);
  const isTable = plan["Relation Name"] !== undefined && plan["Node Type"].endsWith("Scan");
  const loops = plan["Actual Loops"];
  const looked =
    plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
  const name = [plan["Node Type"], plan["Relation Name"], plan["Index Name"]].filter(Boolean).join(" ");
  return {
    rows: below.reduce((all, { rows }) => all + rows, isTable ? looked * loops : 0),
    whole: [
      ...below.flatMap(({ whole }) => whole),
      ...(plan["Node Type"] === "Seq Scan" && loops > 0 ? [plan["Relation Name"] as string] : []),
    ],
    plan: [`${name}: ${looked} x ${loops}`, ...below.flatMap((one) => one.plan.map((line) => `  ${line}`))],
  };
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((entry) => JSON.stringify(entry)).join(",")}}`);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  return pg.escapeLiteral(`${value as string | number | boolean}`);
}
