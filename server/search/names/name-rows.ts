import type { Channel } from "@atrium/contract/chat/channels.ts";
import { type RawBuilder, sql } from "kysely";
import { nameWords } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { likeness } from "./likeness.ts";

type Asker = Pick<WorkspaceContext, "db" | "member" | "workspaceId">;

/** Of larger workspaces the words with the same first letter are compared, or the first two swapped. */
const mostWords = 6000;
const mostPeople = 300;

type NameRow = { id: string; name_key: string; state: string };

/** People one of whose names is like one typed; the closest spellings only. Who may not list all: those one meets. */
export async function namesLike(asker: Asker, typed: string): Promise<NameRow[]> {
  const { db, member, workspaceId } = asker;
  const like = await wordsLike(asker, nameWords(typed));
  if (like.length === 0) return [];
  const { rows } = await sql<NameRow>`
    select m.id, m.name_key, m.state from member m
    where m.workspace_id = ${workspaceId}::uuid and m.id in (
      select w.member_id from unnest(${like}::text[]) with ordinality as given(word, place)
      join member_name_word w on w.workspace_id = ${workspaceId}::uuid and w.word = given.word
      order by given.place limit ${mostPeople})
      and (${may(member, "member.list")}::boolean or m.id = ${member.id}::uuid or exists (
        select from channel_member mine join channel_member theirs
          on theirs.workspace_id = mine.workspace_id and theirs.channel_id = mine.channel_id and theirs.member_id = m.id
        join channel c on c.workspace_id = mine.workspace_id and c.id = mine.channel_id
        where mine.workspace_id = ${workspaceId}::uuid and mine.member_id = ${member.id}::uuid))`.execute(db);
  return rows;
}

async function wordsLike({ db, workspaceId }: Asker, typed: string[]): Promise<string[]> {
  const word = typed.toSorted((a, b) => b.length - a.length)[0];
  if (!word) return [];
  const known = async (condition: RawBuilder<unknown>) => {
    const { rows } = await sql<{ word: string }>`
      select distinct w.word from member_name_word w where w.workspace_id = ${workspaceId}::uuid and ${condition}
      limit ${mostWords + 1}`.execute(db);
    return rows;
  };
  const all = await known(sql`true`);
  const starts = [...new Set(Array.from(word).slice(0, 2))];
  const words = all.length > mostWords ? await known(sql`left(w.word, 1) = any(${starts}::text[])`) : all;
  return words
    .map((row) => ({ word: row.word, fit: likeness(row.word, word) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, 200)
    .map((row) => row.word);
}

/** The most channels whose names are compared; those last written in. */
const mostChannels = 5000;

export async function readableChannels(
  { db, member, workspaceId }: Asker,
  archived: boolean,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from channel c
    left join channel_member o
      on o.workspace_id = c.workspace_id and o.channel_id = c.id and o.member_id = ${member.id}::uuid
    where c.workspace_id = ${workspaceId}::uuid and c.kind = 'channel' and (${archived}::boolean or c.archived_at is null)
      and (o.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))
    order by c.last_message_at desc nulls last limit ${mostChannels}`.execute(db);
  return rows;
}

type ChannelRow = Omit<Channel, "createdAt" | "archivedAt"> & {
  createdAt: Date;
  archivedAt: Date | null;
  joined: boolean;
};

/** In the order of the ids, which the asker may read. */
export async function shownChannels({ db, member, workspaceId }: Asker, ids: string[]) {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.kind, c.visibility, c.name, c.topic, c.purpose, c.created_by as "createdBy",
      c.created_at as "createdAt", c.archived_at as "archivedAt", c.member_count as "memberCount",
      coalesce(c.people, '{}') as people, o.member_id is not null as joined
    from channel c left join channel_member o
      on o.workspace_id = c.workspace_id and o.channel_id = c.id and o.member_id = ${member.id}::uuid
    where c.workspace_id = ${workspaceId}::uuid and c.id = any(${ids}::uuid[])`.execute(db);
  const known = new Map(
    rows.map(({ joined, createdAt, archivedAt, ...row }) => [
      row.id,
      {
        channel: { ...row, createdAt: createdAt.toISOString(), archivedAt: archivedAt?.toISOString() ?? null },
        joined,
      },
    ]),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}
