import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

/** One's own marks on a channel. */
export type Marks = Pick<MyChannel, "favourite" | "muted" | "notificationLevel" | "sectionId" | "place">;
/** What is undefined stays as it is. */
export type WishedMarks = { [Mark in keyof Marks]?: Marks[Mark] | undefined };

const columns = sql`favourite, muted, notify as "notificationLevel", section_id as "sectionId", place`;
const which = (member: Membership, channelId: string) => sql`workspace_id = ${member.workspaceId}::uuid
  and channel_id = ${channelId}::uuid and member_id = ${member.id}::uuid`;

export async function marksOn(db: Db, member: Membership, channelId: string): Promise<Marks | undefined> {
  const { rows } = await sql<Marks>`
    select ${columns} from channel_member where ${which(member, channelId)}`.execute(db);
  return rows[0];
}

export async function setMarks(db: Db, member: Membership, channelId: string, marks: Marks): Promise<void> {
  const { favourite, muted, notificationLevel, sectionId, place } = marks;
  await sql`
    update channel_member set favourite = ${favourite}, muted = ${muted}, notify = ${notificationLevel},
      section_id = ${sectionId}::uuid, place = ${place}
    where ${which(member, channelId)}`.execute(db);
}
