import type { ChannelSample } from "@atrium/contract/chat/channels.ts";
import { plainText } from "@atrium/contract/chat/message-text.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

type Channel = { id: string; last_seq: number };
type Row = { channel_id: string; author_id: string; text: string; created_at: Date };

/** So many positions from the end are looked at for one that was not deleted. */
const mostLooked = 20;

/** What was said last in each of these channels, by channel; nothing where nothing was. */
export async function lastSaid(
  db: Db,
  workspaceId: string,
  channels: readonly Channel[],
): Promise<Map<string, ChannelSample>> {
  if (channels.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select m.channel_id, m.author_id, left(m.text, 800) as text, m.created_at
    from unnest(${channels.map(({ id }) => id)}::uuid[], ${channels.map(({ last_seq }) => last_seq)}::bigint[])
      as c(id, last_seq)
    cross join lateral (
      select * from message m where m.workspace_id = ${workspaceId}::uuid and m.channel_id = c.id
        and m.seq > c.last_seq - ${mostLooked} and m.seq <= c.last_seq and m.deleted_at is null
      order by m.seq desc limit 1
    ) m`.execute(db);
  return new Map(
    rows.map((row) => [
      row.channel_id,
      { authorId: row.author_id, text: plainText(row.text, 160), at: row.created_at.toISOString() },
    ]),
  );
}
