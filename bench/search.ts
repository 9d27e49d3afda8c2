import { searchMessages } from "@atrium/contract/search/search.ts";
import type { Benchmark } from "./bench-command.ts";
import { quantile, rounded } from "./scene/numbers.ts";
import { callAs, type Person } from "./scene/people.ts";
import { postgresCpu } from "./scene/process-cpu.ts";
import { type Scene, startScene } from "./scene/scene.ts";
import { type Archive, importArchive, multiply } from "./search/archive.ts";
import { terms } from "./search/terms.ts";
import { askWith, withoutPermissions } from "./search/without-permissions.ts";

/**
 * Searching the archive, and the archive five times over (1 million messages), for 40 terms in turn: what the product
 * takes for an answer without HTTP, by newest and by relevance in turn. `ratio_unpermissioned`: the one SQL function
 * beside itself without its permission filters, on the same queries, at the 95th percentile. The searcher reads three
 * fifths of the messages. PostgreSQL lies on a disk and shares this machine with the product.
 */
const rounds = 6;
const copies = 4;

export const run: Benchmark["run"] = async ({ say, args }) => {
  const scene = await startScene();
  try {
    const archive = await importArchive(scene, args, say);
    const small = await measured(scene, archive, say);
    await multiply(scene, archive, copies, say);
    const large = await measured(scene, archive, say);
    const sizes = await archive.client.query<{ table_mb: number; index_mb: number }>(
      `select round(pg_table_size('search_entry') / 1e6)::float as table_mb,
        round(pg_relation_size('search_entry_tokens') / 1e6)::float as index_mb`,
    );
    await archive.client.end();
    const archived = Object.fromEntries(Object.entries(small).map(([key, value]) => [`archive_${key}`, value]));
    return { ...large, ...archived, ...(sizes.rows[0] as object) };
  } finally {
    await scene.stop();
  }
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

async function measured(
  { platform, postgresPid }: Scene,
  archive: Archive,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  const { client, workspaceId, people } = archive;
  const searcher = people[1] as Person;
  const { rows } = await client.query<{ n: string }>("select count(*) as n from message where workspace_id = $1", [
    workspaceId,
  ]);
  await withoutPermissions(client);
  const times: number[] = [];
  const cpu = { node: [] as number[], postgres: [] as number[] };
  const sql = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, query] of terms.entries()) {
      const sort = (round + index) % 2 === 0 ? "newest" : "relevance";
      const before = { node: process.cpuUsage(), postgres: postgresCpu(postgresPid) };
      const began = performance.now();
      const { total } = await callAs(platform, searcher, searchMessages, { workspaceId, query, sort });
      const took = performance.now() - began;
      const { user, system } = process.cpuUsage(before.node);
      const plain = query.includes(":") ? undefined : await askWith(client, { workspaceId, searcher, query, sort });
      // The first round warms up.
      if (round === 0) {
        say(`${query}: ${total.count}${total.orMore ? " or more" : ""}, ${took.toFixed(1)} ms`);
        continue;
      }
      times.push(took);
      cpu.node.push((user + system) / 1000);
      cpu.postgres.push((postgresCpu(postgresPid) - before.postgres) * 1000);
      if (plain) for (const key of ["ours", "bare"] as const) sql[key].push(plain[key]);
    }
  }
  return {
    p50_ms: rounded(quantile(times, 0.5)),
    p95_ms: rounded(quantile(times, 0.95)),
    p99_ms: rounded(quantile(times, 0.99)),
    rows: Number(rows[0]?.n),
    node_cpu_ms: rounded(mean(cpu.node)),
    postgres_cpu_ms: rounded(mean(cpu.postgres)),
    ratio_unpermissioned: rounded(quantile(sql.ours, 0.95) / quantile(sql.bare, 0.95)),
    ratio_median: rounded(quantile(sql.ours, 0.5) / quantile(sql.bare, 0.5)),
  };
}
