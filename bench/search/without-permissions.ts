import { readQuery } from "@atrium/contract/search/query-text.ts";
import { piecesWanted } from "@atrium/server/search/indexing/index.ts";
import type pg from "pg";
import type { Person } from "../scene/people.ts";

/** The permission filters of `search_messages`, as they stand in its source, and what is left without them. */
const filters: [string, string][] = [
  ["case when cardinality(reach) <= 200 then ' and e.tokens && $4' else '' end", "''"],
  ["and (o.member_id is not null or (c.visibility = ''public'' and $19))", ""],
  ["left join channel_member o on o.workspace_id = $1 and o.channel_id = c.id and o.member_id = $18", ""],
];

/** Makes a copy of the function that asks nobody's permission; only this benchmark's database has it. */
export async function withoutPermissions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ source: string }>(
    "select pg_get_functiondef('search_messages'::regproc) as source",
  );
  let source = (rows[0] as { source: string }).source.replace("public.search_messages", "public.search_unpermitted");
  for (const [filter, instead] of filters) {
    if (!source.includes(filter)) throw new Error(`search_messages no longer has: ${filter}`);
    source = source.replace(filter, () => instead);
  }
  await client.query(source);
}

type Question = { workspaceId: string; searcher: Person; query: string; sort: "newest" | "relevance" };

/** Milliseconds of the function, and of its copy without permissions; who goes first takes turns. */
export async function askWith(client: pg.Client, question: Question): Promise<{ ours: number; bare: number }> {
  const asked = JSON.stringify(askedOf(question));
  await client.query("select set_config('app.workspace_id', $1, false)", [question.workspaceId]);
  const timed = async (name: string): Promise<number> => {
    const began = performance.now();
    await client.query(`select ${name}($1::jsonb, '[]'::jsonb)`, [asked]);
    return performance.now() - began;
  };
  const oursFirst = (turn += 1) % 2 === 0;
  const first = await timed(oursFirst ? "search_messages" : "search_unpermitted");
  const second = await timed(oursFirst ? "search_unpermitted" : "search_messages");
  return oursFirst ? { ours: first, bare: second } : { ours: second, bare: first };
}
let turn = 0;

function askedOf({ workspaceId, searcher, query, sort }: Question): object {
  const parts = readQuery(query);
  const terms = parts.flatMap((part) => (part.kind === "term" ? [part.folded] : []));
  const without = parts.flatMap((part) => (part.kind === "without" ? [part.folded] : []));
  return {
    ...{ workspace: workspaceId, member: searcher.memberId, zone: "UTC", archived: false, sort, most: 100, pool: 400 },
    ...{ must: terms.flatMap(piecesWanted), terms, without, channels: [], authors: [], to: [], parts: [] },
  };
}
