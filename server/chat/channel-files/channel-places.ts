import { sql } from "kysely";
import type { FilePlaces } from "#files/places/index.ts";
import { may } from "#platform/access/access.ts";
import { accessChannel, channelKey } from "../channels/index.ts";

/** The files of a channel are seen by who sees its messages, and put in order by who is in it. */
export const channelPlaces: FilePlaces = {
  readable: (member) => sql`
    select c.id from channel c
    left join channel_member own
      on own.workspace_id = c.workspace_id and own.channel_id = c.id and own.member_id = ${member.id}::uuid
    where c.workspace_id = ${member.workspaceId}::uuid
      and (own.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`,
  organisable: async ({ db, member }, ids) => {
    if (!may(member, "file.organise")) return new Set();
    const { rows } = await sql<{ id: string }>`
      select c.id from channel_member own
      join channel c on c.workspace_id = own.workspace_id and c.id = own.channel_id and c.archived_at is null
      where own.workspace_id = ${member.workspaceId}::uuid and own.member_id = ${member.id}::uuid
        and own.channel_id = any(${ids}::uuid[])`.execute(db);
    return new Set(rows.map(({ id }) => id));
  },
  access: async (context, id, act) => {
    await accessChannel(context, id, act === "read" ? "channel.browse" : "file.organise");
  },
  audience: (id) => [channelKey(id)],
};
