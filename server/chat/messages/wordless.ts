import { plainText } from "@atrium/contract/chat/message-text.ts";
import { spokenTime } from "@atrium/contract/files/spoken-time.ts";
import { sql } from "kysely";
import { inMessages } from "./message-files.ts";

/** A message's text, and what it carries when that is empty. */
export type Said = {
  text: string;
  files: number;
  /** Of a voice message. */
  spoken_ms: number | null;
  forwards: boolean;
};

/**
 * For lists that say in a line what messages say: the columns `files` (how many a message `s` without words carries),
 * `spoken_ms` (how long the one among them is that was said) and `forwards` (it passes another one on without a word).
 */
export const wordless = (workspaceId: string) => sql`
  case when s.text = '' and s.parts @> '{files}' then (
    select count(*)::int from file_use u
    join file f on f.workspace_id = ${workspaceId}::uuid and f.id = u.file_id and f.removed_at is null
    where u.workspace_id = ${workspaceId}::uuid and u.kind = ${inMessages} and u.holder_id = s.id
  ) else 0 end as files,
  case when s.text = '' and s.parts @> '{files}' then (
    select min(f.duration_ms) from file_use u
    join file f on f.workspace_id = ${workspaceId}::uuid and f.id = u.file_id and f.removed_at is null
    where u.workspace_id = ${workspaceId}::uuid and u.kind = ${inMessages} and u.holder_id = s.id
      and f.details ? 'voice' and f.media_type like 'audio/%'
  ) end as spoken_ms, coalesce(s.text = '' and s.parts @> '{forward}', false) as forwards`;

/** What a message says as plain words, for where it is told outside the app. */
export function saidWords({ text, files, spoken_ms, forwards }: Said, most?: number): string {
  if (text !== "") return plainText(text, most);
  if (files === 1 && spoken_ms !== null) return `Voice message (${spokenTime(spoken_ms)})`;
  if (files > 0) return files === 1 ? "Sent a file" : `Sent ${files} files`;
  return forwards ? "Forwarded a message" : "";
}
