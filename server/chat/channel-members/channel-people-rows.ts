import { type RawBuilder, sql } from "kysely";
import { type MemberRow, nameWords } from "#people/profiles/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { ChannelRow } from "../channels/index.ts";

/** Up to this many people a channel's list is cheapest read whole and sorted; beyond, the workspace's names are walked. */
const few = 1000;
/** More words than a name has narrow nothing; each costs an index range. */
const mostWords = 5;

type Wanted = { query: string; after: readonly [string, string] | undefined; limit: number };

/** People of a channel by name, after a place in that order; each word of `query` begins a word of the name. */
export async function pageOfChannelMembers(
  db: Db,
  workspaceId: string,
  channel: Pick<ChannelRow, "id" | "member_count">,
  { query, after, limit }: Wanted,
): Promise<MemberRow[]> {
  const words = nameWords(query).slice(0, mostWords);
  if (query.trim() !== "" && words.length === 0) return [];
  const [key, id] = after ?? [null, null];
  const matching = sql`p.workspace_id = ${workspaceId}::uuid
    and (${key}::text is null or (p.name_key, p.id) > (${key}::text collate "C", ${id}::uuid))
    ${sql.join(
      words.map((word) => named(workspaceId, word)),
      sql` `,
    )}`;
  const page = channel.member_count <= few ? ofFew : ofMany;
  const { rows } = await page(workspaceId, channel.id, matching, limit).execute(db);
  return rows;
}

const ofFew = (workspaceId: string, channelId: string, matching: RawBuilder<unknown>, limit: number) => sql<MemberRow>`
  with inside as materialized (
    select m.member_id from channel_member m
    where m.workspace_id = ${workspaceId}::uuid and m.channel_id = ${channelId}::uuid
  )
  select p.* from inside join member p on p.id = inside.member_id where ${matching}
  order by p.name_key, p.id limit ${limit}`;

/** Nobody who left is in a channel, and the index of names begins with the state. */
const ofMany = (workspaceId: string, channelId: string, matching: RawBuilder<unknown>, limit: number) => sql<MemberRow>`
  select named.* from unnest('{active,suspended}'::text[]) as s(state), lateral (
    select p.* from member p where p.state = s.state and ${matching}
      and exists (select from channel_member m where m.workspace_id = ${workspaceId}::uuid
        and m.channel_id = ${channelId}::uuid and m.member_id = p.id)
    order by p.name_key, p.id limit ${limit}
  ) named order by named.name_key, named.id limit ${limit}`;

const named = (workspaceId: string, word: string) => sql`and p.id in (
  select w.member_id from member_name_word w where w.workspace_id = ${workspaceId}::uuid
  and w.word >= ${word}::text collate "C" and w.word < ${`${word}\u{10ffff}`}::text collate "C")`;
