import { plainText } from "@atrium/contract/chat/message-text.ts";
import { sql } from "kysely";
import { may } from "#platform/access/access.ts";
import type { ReferenceKind } from "#platform/references/references.ts";
import { type Said, saidWords, wordless } from "./wordless.ts";

type Row = Said & {
  id: string;
  channel_id: string;
  thread_id: string | null;
  author_id: string;
  created_at: Date;
  name: string;
  author: string;
};

/** A message as something else points at it, to those who may read its channel; a deleted one is not there. */
export const messageReference: ReferenceKind = {
  preview: async ({ db, member }, ids) => {
    const { rows } = await sql<Row>`
      select s.id, s.channel_id, s.thread_id, s.author_id, s.text, ${wordless(member.workspaceId)}, s.created_at, c.name,
        p.name as author from message s
      join channel c on c.workspace_id = s.workspace_id and c.id = s.channel_id
      join member p on p.workspace_id = s.workspace_id and p.id = s.author_id
      left join channel_member own
        on own.workspace_id = c.workspace_id and own.channel_id = c.id and own.member_id = ${member.id}::uuid
      where s.workspace_id = ${member.workspaceId}::uuid and s.id = any(${ids}::uuid[]) and s.deleted_at is null
        and (own.member_id is not null
          or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean))`.execute(db);
    return new Map(rows.map((row) => [row.id, previewOf(row)]));
  },
};

const previewOf = (row: Row) => ({
  title: saidWords(row),
  detail: row.name ? `${row.author} in #${row.name}` : row.author,
  path: `c/${row.channel_id}?m=${row.id}${row.thread_id ? `&thread=${row.thread_id}` : ""}`,
  saying: {
    authorId: row.author_id,
    placeId: row.channel_id,
    placeName: row.name,
    isReply: row.thread_id !== null,
    text: beginningOf(row.text) || saidWords(row),
    saidAt: row.created_at.toISOString(),
  },
});

/** More than a card shows. */
const mostText = 1200;

/** Cut between words; a text with a spoiler goes as plain words, since a spoiler cut before its end would be shown. */
function beginningOf(text: string): string {
  if (text.length <= mostText) return text;
  if (text.includes("||")) return plainText(text, mostText);
  return `${text
    .slice(0, mostText)
    .replace(/\s+\S*$/, "")
    .toWellFormed()} …`;
}
