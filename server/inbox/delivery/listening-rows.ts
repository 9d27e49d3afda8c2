import type { Preferences } from "@atrium/contract/people/preferences.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type ListeningTable = { workspace_id: string; word: string; member_id: string; phrase: string };
declare module "#platform/database/tables.ts" {
  interface Tables {
    listening: ListeningTable;
  }
}

/** The words of a text as they are compared: lower case, letters and digits. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a text says the phrase, as whole words. */
export const says = (words: readonly string[], phrase: string): boolean => {
  const wanted = wordsOf(phrase);
  return words.some((_, at) => wanted.every((word, index) => words[at + index] === word));
};

/** Keeps what somebody wants to hear of, so that a message finds them. */
export async function keepListening(
  db: Db,
  workspaceId: string,
  memberId: string,
  { keywords, channelLevel }: Pick<Preferences, "keywords" | "channelLevel">,
): Promise<void> {
  const phrases = keywords.map((phrase) => ({ word: wordsOf(phrase)[0] as string, phrase: phrase.toLowerCase() }));
  const wanted = [...phrases, ...(channelLevel === "all" ? [{ word: "", phrase: "" }] : [])];
  await sql`delete from listening where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid`.execute(
    db,
  );
  await sql`
    insert into listening (workspace_id, word, member_id, phrase)
    select ${workspaceId}::uuid, word, ${memberId}::uuid, phrase
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(word text, phrase text)
    on conflict do nothing`.execute(db);
}

export type Listener = { member_id: string; word: string; phrase: string };

/** Who waits for any of these words. */
export async function listenersFor(db: Db, workspaceId: string, words: readonly string[]): Promise<Listener[]> {
  const { rows } = await sql<Listener>`
    select member_id, word, phrase from listening
    where workspace_id = ${workspaceId}::uuid and word = any(${words}::text[]) and word <> ''`.execute(db);
  return rows;
}

/** Whether anybody waits for any word. */
export async function anybodyListens(db: Db, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from listening where workspace_id = ${workspaceId}::uuid and word > '' limit 1`.execute(db);
  return rows.length > 0;
}
