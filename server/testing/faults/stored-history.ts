import pg from "pg";
import { placesOf } from "./fault-client.ts";
import type { StoredHistory } from "./history.ts";

/** What the database holds of a workspace, read past the product: as the owner of the tables. */
export async function storedHistory(databaseUrl: string, workspaceId: string): Promise<StoredHistory> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const ask = async <T>(statement: string) => (await client.query(statement, [workspaceId])).rows as T[];
    const [head] = await ask<{ seq: string }>("select seq from event_head where workspace_id = $1");
    const events = await ask<{ seq: string; name: string; audience: string[]; messageId: string | null }>(
      `select seq, name, audience, case name when 'messageSent' then data->'message'->>'id' end as "messageId"
       from event where workspace_id = $1 order by seq`,
    );
    const messages = await ask<Parameters<typeof placesOf>[0]>(
      `select id, client_id as "clientId", author_id as "authorId", channel_id as "channelId", seq::int,
         thread_id as "threadId", thread_seq::int as "threadSeq"
       from message where workspace_id = $1 order by created_at`,
    );
    return {
      head: Number(head?.seq),
      events: events.map((event) => ({ ...event, seq: Number(event.seq), messageId: event.messageId ?? undefined })),
      messages: messages.flatMap(placesOf),
    };
  } finally {
    await client.end();
  }
}
