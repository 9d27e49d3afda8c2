import type { NotificationLevel } from "@atrium/contract/chat/channels.ts";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { ChannelRow } from "../channels/index.ts";

/** The conversation of exactly these people, sorted. */
export async function directOf(db: Db, workspaceId: string, people: string[]): Promise<ChannelRow | undefined> {
  const { rows } = await sql<ChannelRow>`
    select * from channel where workspace_id = ${workspaceId}::uuid and people = ${people}::uuid[]`.execute(db);
  return rows[0];
}

export type Reached = {
  member_id: string;
  favourite: boolean;
  muted: boolean;
  notify: NotificationLevel | null;
  section_id: string | null;
  place: string | null;
};

/** Lets a conversation appear in sidebars; answers in whose it had not been. Everybody's, unless `ids` are given. */
export async function showTo(db: Db, workspaceId: string, channelId: string, ids?: string[]): Promise<Reached[]> {
  return db
    .updateTable("channel_member")
    .set({ shown: true })
    .where("workspace_id", "=", workspaceId)
    .where("channel_id", "=", channelId)
    .where("shown", "=", false)
    .$if(ids !== undefined, (query) => query.where("member_id", "=", sql<string>`any(${ids}::uuid[])`))
    .returning(["member_id", "favourite", "muted", "notify", "section_id", "place"])
    .execute();
}
