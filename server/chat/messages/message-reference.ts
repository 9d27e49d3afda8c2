import { plainText } from "@atrium/contract/chat/message-text.ts";
import { sql } from "kysely";
import { may } from "#platform/access/access.ts";
import type { ReferenceKind } from "#platform/references/references.ts";

type Row = { id: string; channel_id: string; thread_id: string | null; text: string; name: string; author: string };

/** A message as something else points at it, to those who may read its channel; a deleted one is not there. */
export const messageReference: ReferenceKind = {
  preview: async ({ db, member }, ids) => {
    const { rows } = await sql<Row>`
      select m.id, m.channel_id, m.thread_id, m.text, c.name, p.name as author from message m
      join channel c on c.workspace_id = m.workspace_id and c.id = m.channel_id
      join member p on p.workspace_id = m.workspace_id and p.id = m.author_id
      left join channel_member own
        on own.workspace_id = c.workspace_id and own.channel_id = c.id and own.member_id = ${member.id}::uuid
      where m.workspace_id = ${member.workspaceId}::uuid and m.id = any(${ids}::uuid[]) and m.deleted_at is null
        and (own.member_id is not null
          or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`.execute(db);
    return new Map(rows.map((row) => [row.id, previewOf(row)]));
  },
};

const previewOf = (row: Row) => ({
  title: plainText(row.text),
  detail: row.name ? `${row.author} in #${row.name}` : row.author,
  path: `c/${row.channel_id}?m=${row.id}${row.thread_id ? `&thread=${row.thread_id}` : ""}`,
});
