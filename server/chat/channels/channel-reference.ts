import { sql } from "kysely";
import { may } from "#platform/access/access.ts";
import type { ReferenceKind } from "#platform/references/references.ts";
import type { ChannelRow } from "./channel-rows.ts";

/** A channel as something else points at it. Direct messages are shown to nobody this way: they have no name. */
export const channelReference: ReferenceKind = {
  preview: async ({ db, member }, ids) => {
    const { rows } = await sql<Pick<ChannelRow, "id" | "name" | "purpose">>`
      select c.id, c.name, c.purpose from channel c
      left join channel_member m
        on m.workspace_id = c.workspace_id and m.channel_id = c.id and m.member_id = ${member.id}::uuid
      where c.workspace_id = ${member.workspaceId}::uuid and c.id = any(${ids}::uuid[]) and c.kind = 'channel'
        and (m.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`.execute(
      db,
    );
    return new Map(rows.map((row) => [row.id, { title: `#${row.name}`, detail: row.purpose, path: `c/${row.id}` }]));
  },
};
