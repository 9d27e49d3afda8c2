import type { Draft } from "@atrium/contract/chat/drafts.ts";
import { type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { channelIsThere } from "../channels/index.ts";
import { filesWaiting } from "../messages/index.ts";

type DraftTable = {
  workspace_id: string;
  member_id: string;
  place: string;
  channel_id: string;
  thread_id: string | null;
  text: string;
  other: string | null;
  files: string[];
  version: number;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    draft: DraftTable;
  }
}
export type DraftRow = Selectable<DraftTable>;
export type DraftKey = Pick<DraftRow, "workspace_id" | "member_id" | "place">;

/** As their writer sees them, with the files that are still there: one query more when there are any. */
export async function draftsOf(db: Db, rows: readonly DraftRow[]): Promise<Draft[]> {
  const { workspace_id: workspaceId, member_id: authorId } = rows[0] ?? { workspace_id: "", member_id: "" };
  const lists = rows.map(({ files }) => files);
  const files = await filesWaiting(db, { workspaceId, authorId }, lists);
  return rows.map(({ channel_id, thread_id, text, other, version }, index) => ({
    channelId: channel_id,
    threadId: thread_id,
    text,
    files: files[index] ?? [],
    other,
    version,
  }));
}

/** In channels that are there. */
export const newestDrafts = (db: Db, workspaceId: string, memberId: string): Promise<DraftRow[]> =>
  db
    .selectFrom("draft")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where(channelIsThere(workspaceId, sql.ref("draft.channel_id")))
    .orderBy("version", "desc")
    .limit(500)
    .execute();

/** Locked until the transaction ends. */
export const lockDraft = (db: Db, { workspace_id, member_id, place }: DraftKey): Promise<DraftRow | undefined> =>
  db
    .selectFrom("draft")
    .selectAll()
    .where("workspace_id", "=", workspace_id)
    .where("member_id", "=", member_id)
    .where("place", "=", place)
    .forUpdate()
    .executeTakeFirst();

/** False when another device has begun it in this moment. */
export async function insertDraft(db: Db, row: DraftRow): Promise<boolean> {
  const inserted = await db
    .insertInto("draft")
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning("place")
    .execute();
  return inserted.length > 0;
}

export async function updateDraft(db: Db, { text, other, files, version, ...row }: DraftRow): Promise<void> {
  await db
    .updateTable("draft")
    .set({ text, other, files, version })
    .where("workspace_id", "=", row.workspace_id)
    .where("member_id", "=", row.member_id)
    .where("place", "=", row.place)
    .execute();
}

export async function deleteDraft(db: Db, { workspace_id, member_id, place }: DraftKey): Promise<void> {
  await db
    .deleteFrom("draft")
    .where("workspace_id", "=", workspace_id)
    .where("member_id", "=", member_id)
    .where("place", "=", place)
    .execute();
}
