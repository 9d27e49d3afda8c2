import type { SectionId, SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { sql } from "kysely";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";

type SidebarSectionTable = Omit<SidebarSection, "id"> & { workspace_id: string; member_id: string; id: string };
declare module "#platform/database/tables.ts" {
  interface Tables {
    sidebar_section: SidebarSectionTable;
  }
}

/** The sections everybody has, as they are until somebody changes them. */
export const builtIn: readonly SidebarSection[] = [
  { id: "favourites", name: "", place: "F", sort: "manual", folded: false, muted: false },
  { id: "channels", name: "", place: "U", sort: "name", folded: false, muted: false },
  { id: "direct", name: "", place: "d", sort: "recent", folded: false, muted: false },
];

/** What somebody marks and arranges of their own is changed one after the other, so that what is told adds up. */
export async function lockOwnMarks(db: Db, member: Membership): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`marks:${member.id}`}::text, 0))`.execute(db);
}

/** Every section of a member's sidebar, in order. */
export async function sectionsOf(db: Db, member: Membership): Promise<SidebarSection[]> {
  const { rows } = await sql<SidebarSection>`
    select id, name, place, sort, folded, muted from sidebar_section
    where workspace_id = ${member.workspaceId}::uuid and member_id = ${member.id}::uuid`.execute(db);
  const kept = new Set(rows.map(({ id }) => id));
  const all = [...rows, ...builtIn.filter(({ id }) => !kept.has(id))];
  return all.sort((a, b) => (a.place < b.place || (a.place === b.place && a.id < b.id) ? -1 : 1));
}

export async function keepSection(db: Db, member: Membership, section: SidebarSection): Promise<void> {
  const { id, name, place, sort, folded, muted } = section;
  await sql`
    insert into sidebar_section (workspace_id, member_id, id, name, place, sort, folded, muted)
    values (${member.workspaceId}::uuid, ${member.id}::uuid, ${id}, ${name}, ${place}, ${sort}, ${folded}, ${muted})
    on conflict (workspace_id, member_id, id) do update set name = excluded.name, place = excluded.place,
      sort = excluded.sort, folded = excluded.folded, muted = excluded.muted`.execute(db);
}

/** Mutes every channel in a section, or hears it again; favourites stand elsewhere. */
export async function muteChannelsIn(db: Db, member: Membership, sectionId: SectionId, muted: boolean): Promise<void> {
  await sql`
    update channel_member set muted = ${muted}
    where workspace_id = ${member.workspaceId}::uuid and member_id = ${member.id}::uuid
      and section_id = ${sectionId}::uuid and not favourite and muted <> ${muted}`.execute(db);
}

/** False when there was none. Its channels are in no section any more. */
export async function dropSection(db: Db, member: Membership, sectionId: SectionId): Promise<boolean> {
  const { rows } = await sql`
    with emptied as (
      update channel_member set section_id = null, place = null
      where workspace_id = ${member.workspaceId}::uuid and member_id = ${member.id}::uuid
        and section_id = ${sectionId}::uuid
    )
    delete from sidebar_section where workspace_id = ${member.workspaceId}::uuid and member_id = ${member.id}::uuid
      and id = ${sectionId} returning id`.execute(db);
  return rows.length > 0;
}
