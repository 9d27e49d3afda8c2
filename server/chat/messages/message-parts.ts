import type { MessageParts } from "@atrium/contract/chat/messages.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { MessageRow } from "./message-rows.ts";

/** Who looks: null when it is told to everybody in the channel, and nothing may be one reader's own. */
export type PartReader = { db: Db; workspaceId: string; now: Date; memberId: string | null };

type Kind = keyof MessageParts;
/** What the messages of these ids carry of one kind: one query, however many they are. */
type LoadPart<K extends Kind> = (reader: PartReader, messageIds: string[]) => Promise<Map<string, MessageParts[K]>>;

const kinds = new Map<Kind, LoadPart<Kind>>();

/**
 * Says how what messages carry of one kind is read; called by the door of the feature whose kind it is. That a message
 * carries it stands in its row (`carry`), so that a page without any asks nothing.
 */
export function messagePart<K extends Kind>(kind: K, load: LoadPart<K>): void {
  kinds.set(kind, load as LoadPart<Kind>);
}

/** What messages carry, by message: a query for each kind that occurs, and none when none does. */
export async function partsOf(reader: PartReader, rows: readonly MessageRow[]): Promise<Map<string, MessageParts>> {
  const wanted = Map.groupBy(
    rows.flatMap((row) =>
      row.deleted_at ? [] : (row.parts ?? []).map((kind) => ({ kind: kind as Kind, id: row.id })),
    ),
    ({ kind }) => kind,
  );
  const parts = new Map<string, MessageParts>();
  await Promise.all(
    [...wanted].map(async ([kind, carriers]) => {
      const ids = carriers.map(({ id }) => id);
      for (const [id, part] of (await kinds.get(kind)?.(reader, ids)) ?? [])
        parts.set(id, { ...parts.get(id), [kind]: part });
    }),
  );
  return parts;
}

/** From now on a message carries a kind of part, or no longer; the caller holds the message. */
export async function carry(
  db: Db,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
  kind: Kind,
  on: boolean,
): Promise<void> {
  const without = sql`array_remove(coalesce(parts, '{}'), ${kind}::text)`;
  await sql`update message set parts = nullif(${on ? sql`${without} || ${kind}::text` : without}, '{}')
    where workspace_id = ${workspaceId}::uuid and id = ${messageId}::uuid`.execute(db);
}
