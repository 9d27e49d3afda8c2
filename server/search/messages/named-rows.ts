import { sql } from "kysely";
import { foldName, nameWords } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

type Asker = Pick<WorkspaceContext, "db" | "member" | "workspaceId">;
/** One name may be several people's; more than these are not asked for at once. */
const most = 50;

/** Who is called so: exactly, or else by the beginnings of their names. Who may not see all people: those one meets. */
export async function peopleNamed({ db, member, workspaceId }: Asker, name: string): Promise<string[]> {
  const words = nameWords(name.replaceAll(/[._]/g, " "));
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; name_key: string }>`
    select m.id, m.name_key from member m
    where m.workspace_id = ${workspaceId}::uuid and m.id in (
      select w.member_id from member_name_word w where w.workspace_id = ${workspaceId}::uuid
        and w.word >= ${words[0]} and w.word < ${`${words[0]}\u{10ffff}`} limit 2000)
      and not exists (select from unnest(${words}::text[]) as given(word) where not exists (
        select from member_name_word w where w.workspace_id = ${workspaceId}::uuid and w.member_id = m.id
          and starts_with(w.word, given.word)))
      and (${may(member, "member.list")}::boolean or m.id = ${member.id}::uuid or exists (
        select from channel_member mine join channel_member theirs
          on theirs.workspace_id = mine.workspace_id and theirs.channel_id = mine.channel_id and theirs.member_id = m.id
        join channel c on c.workspace_id = mine.workspace_id and c.id = mine.channel_id
        where mine.workspace_id = ${workspaceId}::uuid and mine.member_id = ${member.id}::uuid))
    order by m.name_key = ${foldName(name)} desc, m.name_key, m.id limit ${most}`.execute(db);
  const exact = rows.filter((row) => row.name_key === foldName(name));
  return (exact.length > 0 ? exact : rows).map((row) => row.id);
}

/** Conversations the asker may read: the channel of this name, or the direct and group messages with one of `people`. */
export async function placesNamed(
  { db, member, workspaceId }: Asker,
  { name, people }: { name: string; people: string[] },
): Promise<string[]> {
  const isCalled =
    people.length > 0
      ? sql`c.people && ${people}::uuid[] and ${member.id}::uuid = any(c.people)`
      : sql`c.kind = 'channel' and lower(c.name) = lower(${name})`;
  const { rows } = await sql<{ id: string }>`
    select c.id from channel c
    left join channel_member o
      on o.workspace_id = c.workspace_id and o.channel_id = c.id and o.member_id = ${member.id}::uuid
    where c.workspace_id = ${workspaceId}::uuid and ${isCalled}
      and (o.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))
    order by c.archived_at is not null, c.last_message_at desc nulls last limit ${most}`.execute(db);
  return rows.map((row) => row.id);
}
