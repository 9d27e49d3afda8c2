import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import type { Profile } from "@atrium/contract/people/profiles.ts";
import { profilesOf } from "#people/profiles/index.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { myChannelOf } from "../channels/index.ts";
import { type SidebarPlace, sidebarPage } from "./sidebar-rows.ts";

export type Sidebar = { items: MyChannel[]; next: SidebarPlace | undefined; people: Profile[] };

/** A page of the sidebar with the people its rows show. */
export async function readSidebar(
  { db, member, workspaceId, now }: WorkspaceContext,
  wanted: { after: SidebarPlace | undefined; limit: number },
): Promise<Sidebar> {
  const rows = await sidebarPage(db, member, { ...wanted, limit: wanted.limit + 1 });
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  return {
    items: page.map(myChannelOf),
    next: last && [last.place_group, last.place_at, last.id],
    people: await profilesOf(
      db,
      workspaceId,
      page.flatMap((row) => row.people ?? []),
      now,
    ),
  };
}
