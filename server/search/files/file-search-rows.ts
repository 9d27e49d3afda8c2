import { foldText } from "@atrium/contract/search/fold-text.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { likeness } from "../names/index.ts";

export type FileAsk = {
  workspace: string;
  member: string;
  must: number[];
  terms: string[];
  without: string[];
  in_names: boolean;
  type: string | undefined;
  uploaders: string[];
  places: string[];
  before: string | undefined;
  from: string | undefined;
  archived: boolean;
  most: number;
};
export type FileHit = { id: string; place: number };
/** `until`: a day (since 1970) that was not looked at any more. */
export type FileAnswer = { hits: FileHit[]; until: number | null };

/** Asks the one function all searching in files goes through: see 0031-search-files.sql. */
export async function findFiles(db: Db, ask: FileAsk): Promise<FileAnswer> {
  const { rows } = await sql<{ answer: FileAnswer }>`
    select search_files(${JSON.stringify(ask)}::jsonb) as answer`.execute(db);
  return (rows[0] as { answer: FileAnswer }).answer;
}

/** The moments local days begin at. */
export async function momentsOf(
  db: Db,
  days: { from?: string | undefined; until?: string | undefined },
  zone: string,
): Promise<{ from: Date | null; until: Date | null }> {
  const { rows } = await sql<{ from: Date | null; until: Date | null }>`
    select ${days.from ?? null}::timestamp at time zone ${zone} as from,
      ${days.until ?? null}::timestamp at time zone ${zone} as until`.execute(db);
  return rows[0] as { from: Date | null; until: Date | null };
}

const around = 120;

/** Where the words stand in the files' texts, as they were written; null where the place cannot be told. */
export async function excerptsOf(
  db: Db,
  workspaceId: string,
  hits: readonly FileHit[],
  term: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select f.id, substr(concat_ws(' ', t.text, f.details->>'transcript'), greatest(1, h.place - ${around}), ${around * 4}) as text
    from jsonb_to_recordset(${JSON.stringify(hits)}::jsonb) as h(id uuid, place int)
    join file f on f.workspace_id = ${workspaceId}::uuid and f.id = h.id
    left join file_text t on t.workspace_id = ${workspaceId}::uuid and t.file_id = f.id`.execute(db);
  return new Map(
    rows.flatMap(({ id, text }) => {
      const shown = excerptOf(text, term);
      return shown ? [[id, shown] as const] : [];
    }),
  );
}

/** Some words before it and after it. Folding changes lengths, so the word is looked for again. */
function excerptOf(text: string, term: string): string | undefined {
  const words = text.replaceAll(/\s+/g, " ").split(" ");
  const at = words.findIndex((_, index) =>
    foldText(words.slice(index, index + 6).join(" ")).startsWith(term.slice(0, 40)),
  );
  const found = at >= 0 ? at : words.findIndex((word) => foldText(word).includes(term));
  if (found < 0) return undefined;
  const from = Math.max(0, found - 8);
  return `${from > 0 ? "… " : ""}${words.slice(from, found + 20).join(" ")} …`;
}

/** Of larger workspaces the words with the same first letter are compared, or the first two swapped. */
const mostWords = 6000;

/** The word of a file's name that is most like what was typed; undefined when none is. */
export async function wordLike(db: Db, workspaceId: string, typed: string): Promise<string | undefined> {
  const starts = [...new Set(Array.from(typed).slice(0, 2))];
  const { rows } = await sql<{ word: string }>`
    select word from file_word where workspace_id = ${workspaceId}::uuid
      and (left(word, 1) = any(${starts}::text[]) or (
        select count(*) from (select from file_word where workspace_id = ${workspaceId}::uuid limit ${mostWords}) known
      ) < ${mostWords})
    limit ${mostWords}`.execute(db);
  return rows
    .map(({ word }) => ({ word, fit: likeness(word, typed) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0]?.word;
}
