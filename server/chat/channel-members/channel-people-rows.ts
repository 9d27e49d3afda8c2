import { type RawBuilder, sql } from "kysely";
import { type MemberRow, nameWords } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { ChannelRow } from "../channels/index.ts";

/** Up to this many people are read whole and sorted; beyond, names are walked in order until the page is full. */
const few = 500;
/** More words than a name has narrow nothing; each costs an index range. */
const mostWords = 5;

type Wanted = { query: string; after: readonly [string, string] | undefined; limit: number };

/**
 * People of a channel by name, after a place in that order; each word of `query` begins a word of the name. The plan is
 * chosen here and not by PostgreSQL, whose prepared statements know neither how large this channel is nor how common
 * a word: the shortest list to begin with is the channel's, or a word's, or else the workspace's names in order.
 */
export async function pageOfChannelMembers(
  db: Db,
  workspaceId: string,
  channel: Pick<ChannelRow, "id" | "member_count">,
  { query, after, limit }: Wanted,
): Promise<MemberRow[]> {
  const words = nameWords(query).slice(0, mostWords);
  if (query.trim() !== "" && words.length === 0) return [];
  const isInside = sql`(select true from channel_member m where m.workspace_id = ${workspaceId}::uuid
    and m.channel_id = ${channel.id}::uuid and m.member_id = p.id)`;
  const conditions = [
    sql`p.workspace_id = ${workspaceId}::uuid`,
    ...(after ? [sql`(p.name_key, p.id) > (${after[0]}::text collate "C", ${after[1]}::uuid)`] : []),
    ...words.map((word) => isNamed(workspaceId, word)),
    isInside,
  ];
  const matching = sql.join(conditions, sql` and `);
  const ids = await shortList(db, workspaceId, channel, words);
  const { rows } = await (ids ? amongFew(ids, matching, limit) : amongMany(matching, limit)).execute(db);
  return rows;
}

/** Where to begin: ids among which everybody wanted is, as a query; undefined when there are many everywhere. */
async function shortList(
  db: Db,
  workspaceId: string,
  channel: Pick<ChannelRow, "id" | "member_count">,
  words: string[],
): Promise<RawBuilder<unknown> | undefined> {
  if (channel.member_count <= few)
    return sql`select m.member_id from channel_member m
      where m.workspace_id = ${workspaceId}::uuid and m.channel_id = ${channel.id}::uuid`;
  if (words.length === 0) return undefined;
  const { rows } = await sql<{ word: string; people: number }>`
    select asked.word, (select count(*) from (select from member_name_word w where ${isWord(workspaceId, sql`asked.word`)}
      limit ${few + 1}::int) as them)::int as people
    from unnest(${words}::text[]) as asked(word) order by people limit 1`.execute(db);
  const [rarest] = rows;
  if (!rarest || rarest.people > few) return undefined;
  return sql`select distinct w.member_id from member_name_word w where ${isWord(workspaceId, sql`${rarest.word}::text`)}`;
}

const isWord = (workspaceId: string, word: RawBuilder<unknown>) => sql`w.workspace_id = ${workspaceId}::uuid
  and w.word >= ${word} collate "C" and w.word < (${word} || U&'\\+10FFFF') collate "C"`;

const isNamed = (workspaceId: string, word: string) => sql`(select true from member_name_word w
  where ${isWord(workspaceId, sql`${word}::text`)} and w.member_id = p.id limit 1)`;

const amongFew = (ids: RawBuilder<unknown>, matching: RawBuilder<unknown>, limit: number) => sql<MemberRow>`
  with listed as materialized (${ids})
  select p.* from listed join member p on p.id = listed.member_id where ${matching}
  order by p.name_key, p.id limit ${limit}`;

/** Nobody who left is in a channel, and the index of names begins with the state. */
const amongMany = (matching: RawBuilder<unknown>, limit: number) => sql<MemberRow>`
  select named.* from unnest('{active,suspended}'::text[]) as s(state), lateral (
    select p.* from member p where p.state = s.state and ${matching} order by p.name_key, p.id limit ${limit}
  ) named order by named.name_key, named.id limit ${limit}`;
