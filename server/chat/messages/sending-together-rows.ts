import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Draft, Sent } from "./sending-rows.ts";

/**
 * Puts messages that call nobody at the ends of their channels' timelines, in the order given, by the rules of
 * `insertMessage`; answers them by id. A message that may not be sent, or was sent before, is left out. An author has
 * at most one of them in a channel.
 */
export async function insertMessages(
  db: Db,
  workspaceId: string,
  drafts: readonly Draft[],
): Promise<Map<string, Sent>> {
  const [, sent] = await Promise.all([holdChannels(db, workspaceId, drafts), insertHeld(db, workspaceId, drafts)]);
  return new Map(sent.map(({ id, seq, kind }) => [id, { seq, kind, called: [], groups: [], inside: true }]));
}

/**
 * Nobody else writes there, joins or leaves until the transaction ends. In the order of ids, so that two groups never
 * wait for each other in a circle; in a statement of its own, so that the next one sees what this one waited for.
 */
async function holdChannels(db: Db, workspaceId: string, drafts: readonly Draft[]): Promise<void> {
  const ids = [...new Set(drafts.map(({ channelId }) => channelId))];
  await sql`select from channel where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
    order by id for no key update`.execute(db);
}

type SeatedRow = { id: string; seq: number; kind: Sent["kind"] };

/**
 * Each `limit 1` and `offset 0` keeps a look-up in an index, whatever the planner believes of the tables' sizes; the
 * lists come by `(select ...)`, so that one plan serves lists of any length (planning anew cost a third of all).
 */
async function insertHeld(db: Db, workspaceId: string, drafts: readonly Draft[]): Promise<SeatedRow[]> {
  const list = (key: keyof Draft, type: string) =>
    sql`(select ${drafts.map((draft) => draft[key])}::${sql.raw(type)}[])`;
  const { rows } = await sql<SeatedRow>`
    with fit as materialized (
      select d.*, c.kind, c.last_seq + row_number() over line as seq, lead(d.id) over line is null as is_last
      from unnest(${list("id", "uuid")}, ${list("channelId", "uuid")}, ${list("authorId", "uuid")},
          ${list("clientId", "uuid")}, ${list("text", "text")}, ${list("at", "timestamptz")})
          with ordinality as d(id, channel_id, author_id, client_id, text, at, place),
        lateral (select c.kind, c.last_seq from channel c
          where c.workspace_id = ${workspaceId}::uuid and c.id = d.channel_id and c.archived_at is null limit 1) c,
        lateral (select from channel_member m where m.workspace_id = ${workspaceId}::uuid
          and m.channel_id = d.channel_id and m.member_id = d.author_id limit 1) m
      where not exists (select from message s where s.workspace_id = ${workspaceId}::uuid
        and s.author_id = d.author_id and s.client_id = d.client_id offset 0)
      window line as (partition by d.channel_id order by d.place)
    ),
    moved as (
      update channel c set last_seq = fit.seq, last_message_at = fit.at from fit
      where c.workspace_id = ${workspaceId}::uuid and c.id = any(array(select channel_id from fit))
        and c.id = fit.channel_id and fit.is_last
    ),
    sent as (
      insert into message (workspace_id, id, channel_id, seq, author_id, client_id, text, created_at)
      select ${workspaceId}::uuid, id, channel_id, seq, author_id, client_id, text, at from fit
    ),
    pointer as (
      update channel_member m set read_seq = case when m.read_seq = fit.seq - 1 then fit.seq else m.read_seq end
      from fit
      where m.workspace_id = ${workspaceId}::uuid and m.channel_id = fit.channel_id and m.member_id = fit.author_id
    )
    select id, seq, kind from fit`.execute(db);
  return rows;
}
